/** The values of one axis: all of them, or one drawn at random; and how many points a sweep has. */
import { Bug } from '../../errors/internal';
import { sameValue, type Value } from '../../values/value';
import type { Axis, SweepSpec } from '../sweep';

type Range = Extract<Axis, { kind: 'range' }>;

/** Significant digits of numbers inside a range: readable, and the same on every machine. */
const DIGITS = 12;

/** All distinct values of an axis in order. Throws as `axisSteps` does. */
export const axisValues = (axis: Axis): Value[] => distinct(axisSteps(axis));

/**
 * All values of an axis in order, repeated ones included. A range includes both ends exactly; numbers between them are
 * rounded to 12 significant digits, or to whole numbers. Throws for a logarithmic range with an end that is not positive,
 * which `planPoints` reports beforehand.
 */
export const axisSteps = (axis: Axis): readonly Value[] =>
  axis.kind === 'range' ? steps(axis) : axis.values;

/** One value of an axis for `unit`, a number from 0 up to 1: of a list one of its values, of a range any number between its ends. */
export function drawnValue(axis: Axis, unit: number): Value {
  if (axis.kind === 'list') {
    const values = axisValues(axis);
    return values[Math.floor(unit * values.length)] ?? null;
  }
  const { from, to, whole, scale } = axis;
  if (whole && scale === 'linear') {
    // Every whole number between the ends, including them, has the same probability.
    const [low, high] = [Math.round(Math.min(from, to)), Math.round(Math.max(from, to))];
    return low + Math.floor(unit * (high - low + 1));
  }
  return between(axis, unit);
}

function steps({ count, ...axis }: Range): number[] {
  if (count === 1) return [between(axis, 0)];
  return Array.from({ length: count }, (_, i) => between(axis, i / (count - 1)));
}

function between({ from, to, scale, whole }: Omit<Range, 'count'>, share: number): number {
  if (scale === 'log' && !(from > 0 && to > 0))
    throw new Bug('A logarithmic range has positive ends');
  if (share === 0 || share === 1) return wholeOr(whole, share === 0 ? from : to);
  const exact = scale === 'log' ? from * (to / from) ** share : from + (to - from) * share;
  return wholeOr(whole, inside(Number(exact.toPrecision(DIGITS)), from, to));
}

const wholeOr = (whole: boolean, value: number): number =>
  // Not -0, which Python would write as -0.0.
  whole ? Math.round(value) + 0 : value;

/** Rounding may exceed an end by a digit. */
const inside = (value: number, a: number, b: number): number =>
  Math.min(Math.max(value, Math.min(a, b)), Math.max(a, b));

function distinct(values: readonly Value[]): Value[] {
  const seen = new Set<Value>();
  return values.filter((value, i) => {
    if (typeof value === 'object' && value !== null)
      return !values.slice(0, i).some((earlier) => sameValue(earlier, value));
    if (seen.has(value)) return false;
    seen.add(value);
    return true;
  });
}

/** More points than this give a finding. */
export const MANY_POINTS = 10_000;
/** More are rejected: a sweep of that size is a mistake. */
export const MOST_POINTS = 1_000_000;

/** Points before conditions. The shortest of zipped axes counts. */
export function candidateCount({ axes, method }: SweepSpec): number {
  if (method.kind === 'random') return method.count;
  return method.kind === 'zip'
    ? Math.min(...axes.map((axis) => axisSteps(axis).length))
    : axes.reduce((product, axis) => product * axisValues(axis).length, 1);
}
