/** Distance of each point to the nearest other one, by a k-d tree: quick for any distribution of a million points. */
import type { Points } from './distinct';

/** Points in a leaf, which are compared one by one. */
const LEAF = 16;

/** The points in the order of a k-d tree: the median of each part along its longer side is in its middle. */
interface Tree extends Points {
  /** By the place of a median: 0 when its part is split along x, 1 along y. */
  readonly axis: Uint8Array;
}

/** Distances in the points' own unit; all points must be different and finite. */
export function nearestDistances(points: Points): Float64Array {
  const tree = buildTree(points);
  const count = tree.x.length;
  const out = new Float64Array(count);
  for (let i = 0; i < count; i++) out[i] = Math.sqrt(nearest(tree, i, 0, count, Infinity));
  return out;
}

function buildTree({ x, y }: Points): Tree {
  const tree = { x: x.slice(), y: y.slice(), axis: new Uint8Array(x.length) };
  const parts: [from: number, to: number][] = [[0, x.length]];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part;
    if (to - from <= LEAF) continue;
    const middle = (from + to) >> 1;
    const alongX = extent(tree.x, from, to) >= extent(tree.y, from, to);
    tree.axis[middle] = alongX ? 0 : 1;
    select(tree, alongX ? tree.x : tree.y, middle, from, to - 1);
    parts.push([from, middle], [middle + 1, to]);
  }
  return tree;
}

function extent(values: Float64Array, from: number, to: number): number {
  let [min, max] = [Infinity, -Infinity];
  for (let i = from; i < to; i++) {
    const value = values[i] ?? 0;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return max - min;
}

/** Quickselect: what is less than the k-th key comes before it. */
function select(tree: Points, keys: Float64Array, k: number, first: number, last: number): void {
  let [left, right] = [first, last];
  while (left < right) {
    const pivot = keys[(left + right) >> 1] ?? 0;
    let [i, j] = [left, right];
    while (i <= j) {
      while ((keys[i] ?? 0) < pivot) i += 1;
      while ((keys[j] ?? 0) > pivot) j -= 1;
      if (i > j) break;
      swap(tree.x, i, j);
      swap(tree.y, i, j);
      i += 1;
      j -= 1;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else return;
  }
}

function swap(values: Float64Array, i: number, j: number): void {
  const kept = values[i] ?? 0;
  values[i] = values[j] ?? 0;
  values[j] = kept;
}

/** Square of the least distance of point `self` to another of the part, or `best` when that is less. */
function nearest(tree: Tree, self: number, from: number, to: number, best: number): number {
  let least = best;
  if (to - from <= LEAF) {
    for (let i = from; i < to; i++) least = Math.min(least, squared(tree, self, i));
    return least;
  }
  const middle = (from + to) >> 1;
  const keys = tree.axis[middle] === 0 ? tree.x : tree.y;
  const away = (keys[self] ?? 0) - (keys[middle] ?? 0);
  const crossed = away * away;
  least = Math.min(least, squared(tree, self, middle));
  if (away < 0) {
    least = nearest(tree, self, from, middle, least);
    if (crossed < least) least = nearest(tree, self, middle + 1, to, least);
  } else {
    least = nearest(tree, self, middle + 1, to, least);
    if (crossed < least) least = nearest(tree, self, from, middle, least);
  }
  return least;
}

function squared({ x, y }: Points, i: number, j: number): number {
  if (i === j) return Infinity;
  const [dx, dy] = [(x[i] ?? 0) - (x[j] ?? 0), (y[i] ?? 0) - (y[j] ?? 0)];
  return dx * dx + dy * dy;
}
