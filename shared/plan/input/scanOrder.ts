/** Positions in another order than the patterns: which orders are tried, and what each makes of a scan. */
import type { Axes, ScanOrder } from '../../dataset/inputChecks';
import { ALL_AXES, type ScanPositions } from './field';
import { median } from './similarity';

/** Index of the position that each pattern has in another order. Every order is its own inverse. */
export function placesIn(order: ScanOrder, count: number): Int32Array {
  const places = Int32Array.from({ length: count }, (_, at) => at);
  if (order.reversed === 'all') return places.reverse();
  const { columns, from } = order;
  for (let row = from * columns; row < count; row += 2 * columns)
    places.subarray(row, row + columns).reverse();
  return places;
}

/** One coordinate of all positions in another order. */
export const inOrder = (values: ArrayLike<number>, order: ScanOrder): Float64Array =>
  Float64Array.from(placesIn(order, values.length), (at) => values[at] ?? Number.NaN);

export const reordered = ({ x, y }: ScanPositions, order: ScanOrder): ScanPositions => ({
  x: inOrder(x, order),
  y: inOrder(y, order),
});

/** An order that is tried, and the axes under which the positions as stored are the same ones up to an offset. */
export interface TriedOrder {
  readonly order: ScanOrder;
  readonly sameAs: Axes | null;
}

/** The orders that make another scan of the positions. Those by rows only where the positions are in rows of one length. */
export function otherOrders(positions: ScanPositions): readonly TriedOrder[] {
  const columns = rowLength(positions);
  const orders: readonly ScanOrder[] = [
    { reversed: 'all' },
    ...(columns === null
      ? []
      : [1, 0].map((from) => ({ reversed: 'rows', columns, from }) as const)),
  ];
  return orders.flatMap((order) => {
    const sameAs = axesLike(positions, reordered(positions, order));
    const isStored = sameAs !== null && !sameAs.swap && !sameAs.flipX && !sameAs.flipY;
    return isStored ? [] : [{ order, sameAs }];
  });
}

/** How far positions may be apart that count as the same: in pixels, and of the scan's step. */
const SAME_PX = 0.5;
const SAME_STEP = 0.1;

function axesLike(stored: ScanPositions, other: ScanPositions): Axes | null {
  const steps = Array.from({ length: Math.max(0, stored.x.length - 1) }, (_, at) =>
    Math.hypot(
      (stored.x[at + 1] ?? 0) - (stored.x[at] ?? 0),
      (stored.y[at + 1] ?? 0) - (stored.y[at] ?? 0),
    ),
  );
  const most = Math.min(SAME_PX, SAME_STEP * median(steps));
  return (
    ALL_AXES.find(({ swap, flipX, flipY }) => {
      const [x, y] = swap ? [stored.y, stored.x] : [stored.x, stored.y];
      return spread(x, flipX, other.x) <= 2 * most && spread(y, flipY, other.y) <= 2 * most;
    }) ?? null
  );
}

/** Between the largest and the smallest offset of two coordinates. */
function spread(a: ArrayLike<number>, isMirrored: boolean, b: ArrayLike<number>): number {
  let [min, max] = [Infinity, -Infinity];
  for (let at = 0; at < a.length; at++) {
    const offset = (b[at] ?? Number.NaN) - (isMirrored ? -1 : 1) * (a[at] ?? Number.NaN);
    min = Math.min(min, offset);
    max = Math.max(max, offset);
  }
  return max - min;
}

const FEWEST_ROWS = 3;
const SHORTEST_ROW = 3;
/** Standard deviation within a row, of the distance of rows: 0 to 0.2 for rows, 0.29 for what moves on evenly. */
const IN_ROWS = 0.25;

/** Points in a row of a scan in rows of one length (the last may be shorter), along x or y; null for any other. */
function rowLength({ x, y }: ScanPositions): number | null {
  let best: { readonly columns: number; readonly ratio: number } | null = null;
  for (const slow of [x, y]) {
    const sums = runningSums(slow);
    for (let columns = SHORTEST_ROW; columns * FEWEST_ROWS <= slow.length; columns++) {
      const ratio = rowRatio(sums, columns);
      if (ratio <= IN_ROWS && (!best || ratio < best.ratio)) best = { columns, ratio };
    }
  }
  return best?.columns ?? null;
}

interface RunningSums {
  readonly values: Float64Array;
  readonly squares: Float64Array;
}

/** Sums of all values before each, from the first on. */
function runningSums(slow: ArrayLike<number>): RunningSums {
  const values = new Float64Array(slow.length + 1);
  const squares = new Float64Array(slow.length + 1);
  const first = slow[0] ?? 0;
  for (let at = 0; at < slow.length; at++) {
    const value = (slow[at] ?? 0) - first;
    values[at + 1] = (values[at] ?? 0) + value;
    squares[at + 1] = (squares[at] ?? 0) + value * value;
  }
  return { values, squares };
}

/** Standard deviation of the slow coordinate within rows, of the distance of rows; infinite where rows do not follow each other one way. */
function rowRatio({ values, squares }: RunningSums, columns: number): number {
  const count = values.length - 1;
  const means: number[] = [];
  let within = 0;
  for (let start = 0; start < count; start += columns) {
    const end = Math.min(count, start + columns);
    const mean = ((values[end] ?? 0) - (values[start] ?? 0)) / (end - start);
    within += (squares[end] ?? 0) - (squares[start] ?? 0) - mean * mean * (end - start);
    means.push(mean);
  }
  const distance = ((means.at(-1) ?? 0) - (means[0] ?? 0)) / (means.length - 1);
  const isOneWay = means.every(
    (mean, row) => row === 0 || (mean - (means[row - 1] ?? 0)) * distance > 0,
  );
  return isOneWay ? Math.sqrt(Math.max(0, within) / count) / Math.abs(distance) : Infinity;
}
