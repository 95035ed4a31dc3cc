/** A new axis: starts with the current value, with suggestions that suit the field. */
import type { FieldType } from '../../values/fieldType';
import { sameValue, type Value } from '../../values/value';
import type { Axis } from '../spec';
import type { AxisDraft } from './draft';
import { itemText, listText, readList } from './list';
import { isNumeric, isWhole } from './readAxis';

/** An axis with one value, the current one if it is known; its range is around that. */
export function newAxis(
  at: Pick<Axis, 'name' | 'place'>,
  type: FieldType | undefined,
  current: Value | undefined,
): AxisDraft {
  const number = typeof current === 'number' && current > 0 ? current : null;
  return {
    ...at,
    kind: 'list',
    values: current === undefined ? '' : itemText(current, type),
    from: number === null ? '' : ends(number, type)[0],
    to: number === null ? '' : ends(number, type)[1],
    count: '5',
    scale: number !== null && !isWhole(type) ? 'log' : 'linear',
    whole: isWhole(type),
  };
}

const text = (value: number): string => String(Number(value.toPrecision(6)));

const ends = (value: number, type: FieldType | undefined): [string, string] =>
  isWhole(type)
    ? [text(Math.max(1, Math.floor(value / 2))), text(value * 2)]
    : [text(value / 10), text(value * 10)];

/** Suggested values. */
export interface Suggestion {
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
  if (choices.length > 1) {
    const values = listText(choices, type);
    return [{ label: 'all', title: `Every choice: ${values}`, values }].filter(
      (one) => one.values !== now,
    );
  }
  const first = currentSuggestion(type, current, now);
  if (typeof current !== 'number' || !(current > 0) || !isNumeric(type)) return first;
  const suggestions = isWhole(type)
    ? [
        scaled('½ · 1 · 2', current, type, [0.5, 1, 2]),
        scaled('¼ … 4', current, type, [0.25, 0.5, 1, 2, 4]),
      ]
    : [
        scaled('½ · 1 · 2', current, type, [0.5, 1, 2]),
        scaled('÷10 … ×10', current, type, [0.1, 0.3, 1, 3, 10]),
      ];
  return [...first, ...suggestions.filter(({ values }) => values !== now && values.includes(','))];
}

function currentSuggestion(
  type: FieldType | undefined,
  current: Value | undefined,
  now: string,
): Suggestion[] {
  if (current === undefined) return [];
  const one = itemText(current, type);
  if (
    readList(now, type).some((item) => item.value !== undefined && sameValue(item.value, current))
  )
    return [];
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
    .map((factor) => Number((current * factor).toPrecision(6)))
    .filter((value) => !isWhole(type) || (Number.isInteger(value) && value > 0));
  const values = listText([...new Set(numbers)], type);
  return { label, title: `Around the current value: ${values}`, values };
}

/** The choices of a field with a list. */
export function choicesOf(type: FieldType | undefined): Value[] {
  if (!type) return [];
  const values: Value[] =
    type.kind === 'bool' ? [true, false] : type.kind === 'enum' ? [...type.choices] : [];
  return values.length > 0 && type.nullable ? [...values, null] : values;
}
