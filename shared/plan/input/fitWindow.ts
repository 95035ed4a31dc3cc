/** The patterns that a fit is made of: neighbours, under every order of the positions that is compared. */
import type { ScanOrder } from '../../dataset/inputChecks';
import type { ScanPositions } from './field';
import { extent } from './placements';
import { placesIn } from './scanOrder';

interface FitWindow {
  /** Of the patterns, ascending. */
  readonly indices: readonly number[];
  /**
   * Orders that give the patterns the same set of positions. Only with those a better fit says something: patches that
   * overlap less fit better, whether their order is right or wrong.
   */
  readonly held: readonly ScanOrder[];
}

/** A window that holds the orders may be so much wider than one of the nearest patterns. */
const WIDEST = 1.5;
/** And has so many of the patterns. */
const LEAST = 0.8;

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
  // The pattern half-way through the scan keeps its place when all are reversed.
  const half = Math.floor(count / 2);
  const places: readonly Point[] = [middle, [x[half] ?? 0, y[half] ?? 0]];
  for (const held of [orders, orders.filter(({ reversed }) => reversed === 'rows')]) {
    const groups = exchanged(held, count);
    const [best] = places
      .map((about) => nearestGroups(groups, positions, about, most))
      .sort((a, b) => a.radius - b.radius);
    const isWhole = best && best.indices.length >= LEAST * nearest.indices.length;
    if (isWhole && best.radius <= WIDEST * nearest.radius) return { indices: best.indices, held };
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
