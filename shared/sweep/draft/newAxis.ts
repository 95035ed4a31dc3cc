/** A new axis, and the same axis in its other form. */
import type { FieldType } from '../../values/fieldType';
import { takesOnlyWhole } from '../../values/parse';
import type { Value } from '../../values/value';
import { axisSteps } from '../plan/axisValues';
import type { Axis, AxisDraft, ListDraft } from '../sweep';
import { itemsOf } from './list';
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
    const isShort = read?.kind === 'range' && read.count <= MOST_LISTED;
    return { name, place, kind: 'list', values: isShort ? [...axisSteps(read)] : '' };
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

const isWhole = (type: FieldType | undefined): boolean =>
  type !== undefined && takesOnlyWhole(type);
