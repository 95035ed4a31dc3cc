/** A new axis, the same axis in its other form, and values that suit the field. */
import type { FieldType } from '../../values/fieldType';
import { takesNumbers, takesOnlyWhole } from '../../values/parse';
import { sameValue, type Value } from '../../values/value';
import { axisSteps } from '../plan/axisValues';
import type { Axis, AxisDraft, ListDraft } from '../sweep';
import { itemsOf, itemText, listText } from './list';
import { readAxis } from './readSweep';

/** A list with one value, the current one if it is known. */
export const newAxis = (
  at: Pick<Axis, 'name' | 'place'>,
  current: Value | undefined,
): ListDraft => ({ ...at, kind: 'list', values: current === undefined ? '' : [current] });

/** A list as the range that it spans, around its value where it has one; a range as its numbers. */
export function otherKind(axis: AxisDraft, type: FieldType | undefined): AxisDraft {
  const { name, place } = axis;
  if (axis.kind === 'range') {
    const read = readAxis(axis, type).axis;
    const values =
      read && read.kind === 'range' && read.count <= MOST_LISTED ? axisSteps(read) : '';
    return { name, place, kind: 'list', values: values === '' ? '' : [...values] };
  }
  const numbers = itemsOf(axis.values, type)
    .flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
    .sort((a, b) => a - b);
  const [low, high] = [numbers[0], numbers.at(-1)];
  const [from, to] = low === undefined || low !== high ? [low, high] : ends(low, type);
  const isLog = from !== undefined && from > 0 && !isWhole(type);
  return {
    name,
    place,
    kind: 'range',
    from: from ?? '',
    to: to ?? '',
    count: numbers.length > 1 ? numbers.length : 5,
    scale: isLog ? 'log' : 'linear',
    whole: isWhole(type),
  };
}

/** More numbers than this are no list that anyone edits. */
const MOST_LISTED = 1000;

const rounded = (value: number): number => Number(value.toPrecision(6));

function ends(value: number, type: FieldType | undefined): [number?, number?] {
  if (value <= 0) return [];
  return isWhole(type)
    ? [Math.max(1, Math.floor(value / 2)), value * 2]
    : [rounded(value / 10), rounded(value * 10)];
}

/** Suggested values. */
interface Suggestion {
  readonly label: string;
  readonly title: string;
  /** The whole text of the list. */
  readonly values: string;
}

/** Suggestions around the current value. */
export function suggestions(
  type: FieldType | undefined,
  current: Value | undefined,
  now: string,
): Suggestion[] {
  const choices = choicesOf(type);
  const all = listText(choices, type);
  if (choices.length > 1)
    return all === now ? [] : [{ label: 'all', title: `Every choice: ${all}`, values: all }];
  const first = currentSuggestion(type, current, now);
  if (typeof current !== 'number' || !(current > 0) || (type && !takesNumbers(type))) return first;
  const wide = isWhole(type)
    ? scaled('¼ … 4', current, type, [0.25, 0.5, 1, 2, 4])
    : scaled('÷10 … ×10', current, type, [0.1, 0.3, 1, 3, 10]);
  const around = [scaled('½ · 1 · 2', current, type, [0.5, 1, 2]), wide];
  return [...first, ...around.filter(({ values }) => values !== now && values.includes(','))];
}

function currentSuggestion(
  type: FieldType | undefined,
  current: Value | undefined,
  now: string,
): Suggestion[] {
  if (current === undefined) return [];
  const one = itemText(current, type);
  const isThere = itemsOf(now, type).some(
    ({ value }) => value !== undefined && sameValue(value, current),
  );
  if (isThere) return [];
  const values = now.trim() === '' ? one : `${one}, ${now}`;
  return [{ label: `current ${one}`, title: 'Add the current value', values }];
}

function scaled(
  label: string,
  current: number,
  type: FieldType | undefined,
  factors: readonly number[],
): Suggestion {
  const numbers = factors
    .map((factor) => rounded(current * factor))
    .filter((value) => !isWhole(type) || (Number.isInteger(value) && value > 0));
  const values = listText([...new Set(numbers)], type);
  return { label, title: `Around the current value: ${values}`, values };
}

const isWhole = (type: FieldType | undefined): boolean =>
  type !== undefined && takesOnlyWhole(type);

/** The choices of a field with a list. */
export function choicesOf(type: FieldType | undefined): Value[] {
  if (!type) return [];
  const values: Value[] =
    type.kind === 'bool' ? [true, false] : type.kind === 'enum' ? [...type.choices] : [];
  return values.length > 0 && type.nullable ? [...values, null] : values;
}
