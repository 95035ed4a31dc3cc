/** The small curve of a run's loss in a list: its shape alone, in few numbers. */
import type { Curve, Point } from '../curve';

/** Places of the curve, from its first value to its last. */
const PLACES = 32;
/** Height of the greatest value; that of the least is 0. */
export const TOP = 100;

export interface Sparkline {
  /** Name of the loss. */
  readonly loss: string;
  /** From 0 to `TOP`, over a log scale where all values are positive; null where a value is not finite. */
  readonly heights: readonly (number | null)[];
}

/** The shape of the curve of this name; null where there is none, or no finite value in it. */
export function sparkline(curves: readonly Curve[], loss: string): Sparkline | null {
  const points = curves.find(({ name }) => name === loss)?.points ?? [];
  const known = points.flatMap(([, value]) => (value === null ? [] : [value]));
  if (known.length === 0) return null;
  const isLog = known.every((value) => value > 0);
  const scaled = (value: number) => (isLog ? Math.log(value) : value);
  const [least, most] = known.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const range = scaled(most) - scaled(least);
  const height = (value: number) =>
    range > 0 ? Math.round((TOP * (scaled(value) - scaled(least))) / range) : TOP / 2;
  return {
    loss,
    heights: resampled(points).map((value) => (value === null ? null : height(value))),
  };
}

/** At equal distances from the first step to the last; as they are where there are few. */
function resampled(points: readonly Point[]): (number | null)[] {
  if (points.length <= PLACES) return points.map(([, value]) => value);
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
  let at = 0;
  return Array.from({ length: PLACES }, (_, place) => {
    const step = first + ((last - first) * place) / (PLACES - 1);
    while (at + 1 < points.length && distance(points[at + 1], step) <= distance(points[at], step))
      at += 1;
    return points[at]?.[1] ?? null;
  });
}

const distance = (point: Point | undefined, step: number): number =>
  point === undefined ? Number.POSITIVE_INFINITY : Math.abs(point[0] - step);
