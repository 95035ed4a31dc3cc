/** What the scan positions tell. */
import type { PositionValues } from '../../shared/dataset/values';
import { distinctPoints, type Points } from './distinct';
import { nearestDistances } from './nearest';

/** More positions are not compared with each other. */
export const MOST_POSITIONS = 2_000_000;

/** Facts of a scan, `x` and `y` of one length. */
export function positionFacts(all: Points): PositionValues {
  const points = finiteOf(all);
  const distinct = distinctPoints(points);
  return {
    count: all.x.length,
    notFinite: all.x.length - points.x.length,
    x: rangeOf(points.x),
    y: rangeOf(points.y),
    distinct: distinct.x.length,
    spacing: spacingOf(distinct),
    width: narrowest(distinct),
  };
}

function finiteOf({ x, y }: Points): Points {
  const keep: number[] = [];
  for (let i = 0; i < x.length; i++)
    if (Number.isFinite(x[i]) && Number.isFinite(y[i])) keep.push(i);
  if (keep.length === x.length) return { x, y };
  return {
    x: Float64Array.from(keep, (i) => x[i] ?? 0),
    y: Float64Array.from(keep, (i) => y[i] ?? 0),
  };
}

function rangeOf(values: Float64Array): { min: number; max: number } | null {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return values.length > 0 ? { min, max } : null;
}

function spacingOf(points: Points): PositionValues['spacing'] {
  if (points.x.length < 2) return null;
  const distances = nearestDistances(points).sort();
  const at = (index: number) => Math.min(distances[index] ?? 0, Number.MAX_VALUE);
  const last = distances.length - 1;
  const middle = last / 2;
  // Halved first: the sum of two large ones is none.
  const median = at(Math.floor(middle)) / 2 + at(Math.ceil(middle)) / 2;
  return { min: at(0), median, max: at(last) };
}

/** Standard deviation along the axis of least variance. */
function narrowest({ x, y }: Points): number {
  const n = x.length;
  if (n === 0) return 0;
  const [mx, my] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [(x[i] ?? 0) - mx, (y[i] ?? 0) - my];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const half = (xx + yy) / 2;
  const least = half - Math.hypot((xx - yy) / 2, xy);
  const width = Math.sqrt(Math.max(least, 0) / n);
  return Number.isFinite(width) ? width : Number.MAX_VALUE;
}

const mean = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
