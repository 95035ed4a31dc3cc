/** The nearest points of a point, by a k-d tree: quick for any distribution of a million points. */

export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Points in a leaf, which are compared one by one. */
const LEAF = 12;
/** Squared distances that differ by less, relatively, count as equal: scipy's search may round across them. */
const EQUAL = 1e-12;

/** Distances, both included. */
export interface Within {
  readonly least: number;
  readonly most: number;
}

export class Tree {
  /** In the order of the tree: the median of each part along its longer side is in its middle. */
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly order: Int32Array;
  /** By the place of a median: 0 when its part is split along x, 1 along y. */
  private readonly axis: Uint8Array;
  /** The nearest points found so far: squared distances and indices, the nearest first. */
  private best = new Float64Array(0);
  private bestIndex = new Int32Array(0);
  private wanted = 0;
  private found = 0;
  private ofX = 0;
  private ofY = 0;
  private least = 0;
  /** Squared. */
  private most = Infinity;

  /** @param points finite */
  constructor(points: Points) {
    const count = points.x.length;
    this.x = points.x.slice();
    this.y = points.y.slice();
    this.order = Int32Array.from({ length: count }, (_, i) => i);
    this.axis = new Uint8Array(count);
    const parts: [from: number, to: number][] = [[0, count]];
    for (let part = parts.pop(); part; part = parts.pop()) {
      const [from, to] = part;
      if (to - from <= LEAF) continue;
      const middle = (from + to) >> 1;
      const alongX = extent(this.x, from, to) >= extent(this.y, from, to);
      this.axis[middle] = alongX ? 0 : 1;
      this.select(alongX ? this.x : this.y, middle, from, to - 1);
      parts.push([from, middle], [middle + 1, to]);
    }
  }

  /**
   * Writes the indices of the `k` points nearest to (x, y) to `out`, the nearest first and a point at (x, y) itself
   * among them; −1 where there are fewer. With `within`, only those at such distances. Returns whether their order or choice is arbitrary: two of them, or the last and
   * the next one, are at equal distances.
   */
  nearest(x: number, y: number, k: number, out: Int32Array, within?: Within): boolean {
    // One more than is asked for: whether it is as far away as the last.
    if (this.best.length !== k + 1) {
      this.best = new Float64Array(k + 1);
      this.bestIndex = new Int32Array(k + 1);
    }
    this.wanted = k + 1;
    this.found = 0;
    this.ofX = x;
    this.ofY = y;
    this.least = within?.least ?? 0;
    this.most = (within?.most ?? Infinity) ** 2;
    this.search(0, this.order.length);
    this.sort();
    let tied = false;
    for (let i = 0; i < k; i++) {
      out[i] = i < this.found ? (this.bestIndex[i] ?? -1) : -1;
      if (i + 1 < this.found) tied ||= isEqual(this.best[i] ?? 0, this.best[i + 1] ?? 0);
    }
    return tied;
  }

  /** Squared distance to the `rank`-th point of the last search, counted from 0; infinite where there is none. */
  squared(rank: number): number {
    return rank < this.found ? (this.best[rank] ?? Infinity) : Infinity;
  }

  private search(from: number, to: number): void {
    if (to - from <= LEAF) {
      for (let i = from; i < to; i++) this.offer(i);
      return;
    }
    const middle = (from + to) >> 1;
    const away =
      this.axis[middle] === 0 ? this.ofX - (this.x[middle] ?? 0) : this.ofY - (this.y[middle] ?? 0);
    this.offer(middle);
    if (away < 0) {
      this.search(from, middle);
      if (this.reaches(away)) this.search(middle + 1, to);
    } else {
      this.search(middle + 1, to);
      if (this.reaches(away)) this.search(from, middle);
    }
  }

  private reaches(away: number): boolean {
    const crossed = away * away;
    if (this.found < this.wanted) return crossed <= this.most;
    return crossed < (this.best[0] ?? 0);
  }

  private offer(place: number): void {
    const { best, wanted } = this;
    const dx = this.ofX - (this.x[place] ?? 0);
    const dy = this.ofY - (this.y[place] ?? 0);
    const squared = dx * dx + dy * dy;
    if (squared > this.most || Math.sqrt(squared) < this.least) return;
    // A heap, the farthest first, until the search is over.
    if (this.found < wanted) {
      this.found += 1;
      this.rise(this.found - 1, squared, this.order[place] ?? 0);
    } else if (squared < (best[0] ?? 0)) this.sink(wanted, squared, this.order[place] ?? 0);
  }

  private rise(from: number, squared: number, index: number): void {
    const { best, bestIndex } = this;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((best[parent] ?? 0) >= squared) break;
      best[at] = best[parent] ?? 0;
      bestIndex[at] = bestIndex[parent] ?? 0;
      at = parent;
    }
    best[at] = squared;
    bestIndex[at] = index;
  }

  /** Puts a point in the place of the farthest of the first `size`. */
  private sink(size: number, squared: number, index: number): void {
    const { best, bestIndex } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && (best[child + 1] ?? 0) > (best[child] ?? 0)) child += 1;
      if ((best[child] ?? 0) <= squared) break;
      best[at] = best[child] ?? 0;
      bestIndex[at] = bestIndex[child] ?? 0;
      at = child;
    }
    best[at] = squared;
    bestIndex[at] = index;
  }

  /** The nearest first. */
  private sort(): void {
    const { best, bestIndex } = this;
    for (let last = this.found - 1; last > 0; last--) {
      const [squared, index] = [best[last] ?? 0, bestIndex[last] ?? 0];
      best[last] = best[0] ?? 0;
      bestIndex[last] = bestIndex[0] ?? 0;
      this.sink(last, squared, index);
    }
  }

  /** Quickselect: what is less than the k-th key comes before it. */
  private select(keys: Float64Array, k: number, first: number, last: number): void {
    let [left, right] = [first, last];
    while (left < right) {
      const pivot = keys[(left + right) >> 1] ?? 0;
      let [i, j] = [left, right];
      while (i <= j) {
        while ((keys[i] ?? 0) < pivot) i += 1;
        while ((keys[j] ?? 0) > pivot) j -= 1;
        if (i > j) break;
        this.swap(i, j);
        i += 1;
        j -= 1;
      }
      if (k <= j) right = j;
      else if (k >= i) left = i;
      else return;
    }
  }

  private swap(i: number, j: number): void {
    for (const values of [this.x, this.y, this.order]) {
      const kept = values[i] ?? 0;
      values[i] = values[j] ?? 0;
      values[j] = kept;
    }
  }
}

const isEqual = (a: number, b: number): boolean => Math.abs(a - b) <= EQUAL * Math.max(a, b);

function extent(values: Float64Array, from: number, to: number): number {
  let [min, max] = [Infinity, -Infinity];
  for (let i = from; i < to; i++) {
    const value = values[i] ?? 0;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return max - min;
}
