/**
 * A complex field on another grid about the same centre: its Fourier series is evaluated there, without frequencies that the
 * grid cannot hold. Where side × pixel stays the same, that is cropping or padding the Fourier transform.
 */
import type { Field } from '../plan/input/field';

/**
 * @param ratio the new pixel over the old one, along rows and along columns
 * @param side of the new, square grid; 0 where the field does not reach
 */
export function resampled(
  { rows, columns, data }: Field,
  side: number,
  ratio: { readonly x: number; readonly y: number },
): Field {
  const across = matrix(columns, side, ratio.x);
  const down = matrix(rows, side, ratio.y);
  // Columns first: half[r, j] = Σ_c across[j, c] f[r, c].
  const half = new Float64Array(2 * rows * side);
  for (let r = 0; r < rows; r++)
    for (let j = 0; j < side; j++)
      product(across, 2 * j * columns, data, 2 * r * columns, 2, columns, half, 2 * (r * side + j));
  const out = new Float64Array(2 * side * side);
  for (let i = 0; i < side; i++)
    for (let j = 0; j < side; j++)
      product(down, 2 * i * rows, half, 2 * j, 2 * side, rows, out, 2 * (i * side + j));
  return { rows: side, columns: side, data: out };
}

/** out[to] = Σ_k a[k] b[k], of complex numbers. */
function product(
  a: Float64Array,
  fromA: number,
  b: Float64Array,
  fromB: number,
  strideB: number,
  length: number,
  out: Float64Array,
  to: number,
): void {
  let [re, im] = [0, 0];
  for (let k = 0, at = fromB; k < length; k++, at += strideB) {
    const [aRe, aIm] = [a[fromA + 2 * k] ?? 0, a[fromA + 2 * k + 1] ?? 0];
    const [bRe, bIm] = [b[at] ?? 0, b[at + 1] ?? 0];
    re += aRe * bRe - aIm * bIm;
    im += aRe * bIm + aIm * bRe;
  }
  out[to] = re;
  out[to + 1] = im;
}

/** Interpolation along one axis: `to` × `from` complex numbers, row by row. */
function matrix(from: number, to: number, ratio: number): Float64Array {
  const bands = Math.min(from, Math.floor(from / ratio + 1e-6));
  const out = new Float64Array(2 * to * from);
  for (let j = 0; j < to; j++) {
    const x = (j - Math.floor(to / 2)) * ratio;
    // Half a pixel of tolerance for sides that are equal but for rounding.
    if (x < -Math.floor(from / 2) - 0.5 || x > from - Math.floor(from / 2) - 0.5) continue;
    for (let m = 0; m < from; m++) {
      const distance = x - (m - Math.floor(from / 2));
      let [re, im] = [0, 0];
      for (let k = -Math.floor(bands / 2); k < bands - Math.floor(bands / 2); k++) {
        const angle = (2 * Math.PI * k * distance) / from;
        re += Math.cos(angle);
        im += Math.sin(angle);
      }
      out[2 * (j * from + m)] = re / from;
      out[2 * (j * from + m) + 1] = im / from;
    }
  }
  return out;
}
