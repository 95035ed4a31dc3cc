/** Statistics of the scan positions. */
import type { PositionStats } from '../../../shared/dataset/arrayStats';
import { distinctPoints, type Points } from './distinct';
import { nearestDistances } from './nearest';

/** More positions are not compared with each other. */
export const MOST_POSITIONS = 2_000_000;

/** Facts of a scan, `x` and `y` of one length. */
export function positionFacts(all: Points): PositionStats {
  const points = finiteOf(all);
  const distinct = distinctPoints(points);
  const [x, y] = [rangeOf(points.x), rangeOf(points.y)];
  return {
    count: all.x.length,
    notFinite: all.x.length - points.x.length,
    x,
    y,
    distinct: distinct.x.length,
    spacing: spacingOf(distinct),
    inner: innerOf(points, x, y),
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

interface Range {
  readonly min: number;
  readonly max: number;
}

function rangeOf(values: Float64Array): Range | null {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return values.length > 0 ? { min, max } : null;
}

/** A tenth of the range at each end is left out; a range of nothing counts as 1, as PtychoPINN has it. */
function innerOf({ x, y }: Points, xRange: Range | null, yRange: Range | null): number {
  const within = (range: Range | null) => {
    const { min, max } = range ?? { min: 0, max: 0 };
    const extent = max > min ? max - min : 1;
    const low = min + 0.1 * extent;
    const high = max > min ? min + 0.9 * extent : low;
    return (value: number) => low <= value && value <= high;
  };
  const [inX, inY] = [within(xRange), within(yRange)];
  let inner = 0;
  for (let i = 0; i < x.length; i++) if (inX(x[i] ?? 0) && inY(y[i] ?? 0)) inner++;
  return inner;
}

function spacingOf(points: Points): PositionStats['spacing'] {
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
