/** Cutting and padding frames. */
import type { Stage } from './step';

/**
 * `rows` × `columns` pixels of a frame whose first pixel is [`row`, `column`] of it; 0 where there is none.
 * @param width 2 for complex numbers
 */
export function windowOf(
  data: Float64Array,
  from: Pick<Stage, 'rows' | 'columns'>,
  to: Pick<Stage, 'rows' | 'columns'>,
  row: number,
  column: number,
  width: 1 | 2,
): Float64Array {
  const out = new Float64Array(to.rows * to.columns * width);
  const first = Math.max(0, -column);
  const last = Math.min(to.columns, from.columns - column);
  if (last <= first) return out;
  for (let r = Math.max(0, -row); r < Math.min(to.rows, from.rows - row); r++) {
    const start = ((r + row) * from.columns + column + first) * width;
    out.set(data.subarray(start, start + (last - first) * width), (r * to.columns + first) * width);
  }
  return out;
}

export const widthOf = ({ complex }: Pick<Stage, 'complex'>): 1 | 2 => (complex ? 2 : 1);

/** Where zero frequency is: [N/2, N/2]. */
export const middle = (length: number): number => Math.floor(length / 2);

/** Quadrants of a square complex field exchanged: `fftshift` for 1, `ifftshift` for -1. */
export function shiftedField(data: Float64Array, side: number, direction: 1 | -1): Float64Array {
  const out = new Float64Array(data.length);
  const by = direction === 1 ? middle(side) : side - middle(side);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const to = 2 * (((row + by) % side) * side + ((column + by) % side));
      const from = 2 * (row * side + column);
      out[to] = data[from] ?? 0;
      out[to + 1] = data[from + 1] ?? 0;
    }
  return out;
}
