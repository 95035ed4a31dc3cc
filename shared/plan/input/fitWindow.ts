/** The patterns that a fit is made of: neighbours, under every order of the positions that is compared. */
import type { ScanOrder } from '../../dataset/inputChecks';
import type { ScanPositions } from './field';
import { extent } from './placements';
import { placesIn } from './scanOrder';
import { median } from './similarity';

interface FitWindow {
  /** Of the patterns, ascending. */
  readonly indices: readonly number[];
  /**
   * Orders that give the patterns the same set of positions. Only with those a better fit says something: patches that
   * overlap less fit better, whether their order is right or wrong.
   */
  readonly held: readonly ScanOrder[];
}

/** A window that holds the orders has so many of the patterns that one of the nearest has, and each as many neighbours. */
const LEAST = 0.8;
const LEAST_NEIGHBOURS = 0.5;

/** @param most patterns, at the middle of the scan where it can be */
export function fitWindow(
  positions: ScanPositions,
  orders: readonly ScanOrder[],
  most: number,
): FitWindow {
  const { x, y } = positions;
  const count = x.length;
  const [sx, sy] = [extent(x), extent(y)];
  const middle: Point = [(sx.min + sx.max) / 2, (sy.min + sy.max) / 2];
  const nearest = nearestGroups(exchanged([], count), positions, middle, most);
  const neighboursIn = neighbourCounter(positions, nearest.indices);
  // The pattern half-way through the scan keeps its place when all are reversed.
  const half = Math.floor(count / 2);
  const places: readonly Point[] = [middle, [x[half] ?? 0, y[half] ?? 0]];
  for (const held of [orders, orders.filter(({ reversed }) => reversed === 'rows')]) {
    const groups = exchanged(held, count);
    const [best] = places
      .map((about) => nearestGroups(groups, positions, about, most))
      .sort((a, b) => a.radius - b.radius);
    if (
      best &&
      best.indices.length >= LEAST * nearest.indices.length &&
      neighboursIn(best.indices) >= LEAST_NEIGHBOURS * neighboursIn(nearest.indices)
    )
      return { indices: best.indices, held };
  }
  return { indices: nearest.indices, held: [] };
}

type Point = readonly [x: number, y: number];

/** The groups nearest to a point, as many as have no more than `most` patterns together. */
function nearestGroups(
  groups: readonly (readonly number[])[],
  { x, y }: ScanPositions,
  [cx, cy]: Point,
  most: number,
): { readonly indices: readonly number[]; readonly radius: number } {
  const far = groups.map((group) => {
    let distance = 0;
    for (const at of group) {
      const own = Math.hypot((x[at] ?? Number.NaN) - cx, (y[at] ?? Number.NaN) - cy);
      distance = Math.max(distance, Number.isNaN(own) ? Infinity : own);
    }
    return { group, distance };
  });
  const indices: number[] = [];
  let radius = 0;
  for (const { group, distance } of far.sort((a, b) => a.distance - b.distance)) {
    if (indices.length + group.length > most) break;
    indices.push(...group);
    radius = distance;
  }
  return { indices: indices.sort((a, b) => a - b), radius };
}

/** Counts patterns within two steps of another, a pattern, where a step is the distance of nearest neighbours in `dense`. */
function neighbourCounter(
  { x, y }: ScanPositions,
  dense: readonly number[],
): (indices: readonly number[]) => number {
  const apart = (a: number, b: number) =>
    Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
  const others = (indices: readonly number[], of: number) => indices.filter((one) => one !== of);
  const near =
    2 * median(dense.map((at) => Math.min(...others(dense, at).map((other) => apart(at, other)))));
  return (indices) =>
    indices.reduce(
      (sum, at) => sum + others(indices, at).filter((other) => apart(at, other) <= near).length,
      0,
    ) / indices.length;
}

/** Patterns that exchange their positions under the orders, directly or through others. */
function exchanged(orders: readonly ScanOrder[], count: number): readonly (readonly number[])[] {
  const places = orders.map((order) => placesIn(order, count));
  const groups: number[][] = [];
  const seen = new Uint8Array(count);
  for (let start = 0; start < count; start++) {
    if (seen[start]) continue;
    const group = [start];
    seen[start] = 1;
    for (const member of group)
      for (const place of places) {
        const other = place[member] ?? member;
        if (seen[other]) continue;
        seen[other] = 1;
        group.push(other);
      }
    groups.push(group);
  }
  return groups;
}
