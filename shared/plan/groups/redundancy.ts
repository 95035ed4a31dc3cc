/** How many of the patterns that a run uses see each place of the object. */
import { z } from 'zod';
import type { Points } from './tree';

/** Longest side of the map in cells. */
const MOST_CELLS = 512;

export const redundancySchema = z.object({
  height: z.number(),
  width: z.number(),
  /** Pixels of the object on one side of a cell. */
  bin: z.number(),
  /** Of the upper left corner, in the unit of the positions. */
  left: z.number(),
  top: z.number(),
  /** Row by row: used patterns whose probe, a disc of its effective diameter, covers the cell's middle. */
  counts: z.custom<Int32Array>((value) => value instanceof Int32Array),
  /** Over the cells that are seen at all; null when none is. */
  median: z.number().nullable(),
  /** Area of these, in pixels of the object. */
  seen: z.number(),
});
export type Redundancy = z.infer<typeof redundancySchema>;

/** Null when no pattern is used, or the scan's extent is not finite. */
export function redundancyOf(
  { x, y }: Points,
  uses: Int32Array,
  diameter: number,
): Redundancy | null {
  const used = (i: number) => (uses[i] ?? 0) > 0;
  const [columns, rows] = [rangeOf(x, used), rangeOf(y, used)];
  if (!columns || !rows) return null;
  const radius = diameter / 2;
  const [left, top] = [columns.min - radius, rows.min - radius];
  const [across, down] = [columns.max - columns.min + diameter, rows.max - rows.min + diameter];
  const bin = Math.max(1, Math.max(across, down) / MOST_CELLS);
  if (!Number.isFinite(bin)) return null;
  const [width, height] = [Math.ceil(across / bin), Math.ceil(down / bin)].map((n) =>
    Math.min(Math.max(n, 1), MOST_CELLS),
  ) as [number, number];

  // The differences along each row, which are summed up afterwards: a pattern costs its rows, not its area.
  const steps = new Int32Array((width + 1) * height);
  for (let i = 0; i < x.length; i++) {
    if (!used(i)) continue;
    const [cx, cy] = [((x[i] ?? 0) - left) / bin - 0.5, ((y[i] ?? 0) - top) / bin - 0.5];
    const r = radius / bin;
    for (let row = Math.max(0, Math.ceil(cy - r)); row <= Math.min(height - 1, cy + r); row++) {
      const half = Math.sqrt(Math.max(0, r * r - (row - cy) ** 2));
      const from = Math.max(0, Math.ceil(cx - half));
      const to = Math.min(width - 1, Math.floor(cx + half));
      if (from > to) continue;
      const start = row * (width + 1);
      steps[start + from] = (steps[start + from] ?? 0) + 1;
      steps[start + to + 1] = (steps[start + to + 1] ?? 0) - 1;
    }
  }
  const counts = summed(steps, width, height);
  const seen = counts.filter((count) => count > 0).sort();
  return {
    height,
    width,
    bin,
    left,
    top,
    counts,
    median: seen.length > 0 ? (seen[seen.length >> 1] ?? 0) : null,
    seen: seen.length * bin * bin,
  };
}

function summed(steps: Int32Array, width: number, height: number): Int32Array {
  const counts = new Int32Array(width * height);
  for (let row = 0; row < height; row++) {
    let sum = 0;
    for (let column = 0; column < width; column++) {
      sum += steps[row * (width + 1) + column] ?? 0;
      counts[row * width + column] = sum;
    }
  }
  return counts;
}

function rangeOf(values: Float64Array, used: (i: number) => boolean) {
  let [min, max] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    if (!used(i)) continue;
    const value = values[i] ?? 0;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : null;
}
