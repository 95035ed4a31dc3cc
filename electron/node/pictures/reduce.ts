/** A plane reduced to the size that is drawn. */
import type { Picture } from '../../../shared/dataset/picture';
import type { Plane } from './plane';
import { amplitude, statsOf } from './stats';

type Reduced = Pick<Picture, 'height' | 'width' | 'bin' | 'values' | 'phase' | 'stats'>;
type Grid = Pick<Reduced, 'height' | 'width' | 'bin'>;

/** Averages blocks of `bin` by `bin` pixels so that no side is longer than `maxSide`; NaN where nothing is finite. */
export function reducePlane(plane: Plane, maxSide: number): Reduced {
  const bin = Math.ceil(Math.max(plane.rows, plane.columns) / maxSide);
  const grid = {
    height: Math.ceil(plane.rows / bin),
    width: Math.ceil(plane.columns / bin),
    bin,
  };
  const stats = statsOf(plane);
  return plane.complex
    ? { ...grid, ...complexMeans(plane, grid), stats }
    : { ...grid, values: realMeans(plane, grid), phase: null, stats };
}

/** Calls back for each run of pixels in one block, from `from` up to `to`. */
function eachStretch(
  { rows, columns }: Plane,
  { width, bin }: Grid,
  visit: (block: number, from: number, to: number) => void,
): void {
  for (let row = 0; row < rows; row++) {
    const [start, end] = [row * columns, (row + 1) * columns];
    const block = Math.floor(row / bin) * width;
    for (let x = 0; x < width; x++)
      visit(block + x, start + x * bin, Math.min(start + (x + 1) * bin, end));
  }
}

function realMeans(plane: Plane, grid: Grid): Reduced['values'] {
  const { data } = plane;
  const sums = new Float64Array(grid.height * grid.width);
  const counts = new Uint32Array(sums.length);
  eachStretch(plane, grid, (block, from, to) => {
    let [sum, count] = [0, 0];
    for (let at = from; at < to; at++) {
      const value = data[at] ?? 0;
      if (!Number.isFinite(value)) continue;
      sum += value;
      count += 1;
    }
    add(sums, block, sum);
    add(counts, block, count);
  });
  return mapped(sums.length, (block) => mean(sums, counts, block));
}

function complexMeans(plane: Plane, grid: Grid): Pick<Reduced, 'values' | 'phase'> {
  const { data } = plane;
  const re = new Float64Array(grid.height * grid.width);
  const im = new Float64Array(re.length);
  const counts = new Uint32Array(re.length);
  eachStretch(plane, grid, (block, from, to) => {
    let [a, b, count] = [0, 0, 0];
    for (let at = 2 * from; at < 2 * to; at += 2) {
      const [x, y] = [data[at] ?? 0, data[at + 1] ?? 0];
      if (!(Number.isFinite(x) && Number.isFinite(y))) continue;
      a += x;
      b += y;
      count += 1;
    }
    add(re, block, a);
    add(im, block, b);
    add(counts, block, count);
  });
  const part = (sums: Float64Array, block: number) => mean(sums, counts, block);
  return {
    values: mapped(re.length, (block) => amplitude(part(re, block), part(im, block))),
    phase: mapped(re.length, (block) => Math.atan2(part(im, block), part(re, block))),
  };
}

function add(array: Float64Array | Uint32Array, at: number, value: number): void {
  array[at] = (array[at] ?? 0) + value;
}

/** NaN where nothing was finite. */
const mean = (sums: Float64Array, counts: Uint32Array, block: number): number =>
  (sums[block] ?? 0) / (counts[block] ?? 0);

function mapped(length: number, value: (at: number) => number): Reduced['values'] {
  const out = new Float32Array(length);
  for (let at = 0; at < length; at++) out[at] = value(at);
  return out;
}
