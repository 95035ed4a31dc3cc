/** Patterns predicted from probe and object, as PtychoPINN's amplitude model and its patch extraction have them. */

import { type Fourier, fourier } from './fft';
import type { Field } from './field';

/**
 * |F(probe × patch)| / side, zero frequency in the middle (ptycho_torch/helper.py:662-685). The patch around (x, y) has
 * its pixel (r, c) at object row y − side/2 + r, column x − side/2 + c, interpolated linearly, 0 outside the object
 * (`get_image_patches`, ptycho/raw_data.py:892-930).
 */
export class Predictor {
  readonly side: number;
  private readonly transform: Fourier;
  private readonly wave: Float64Array;
  /** The object with zeros around it, so that every patch that touches it lies inside. */
  private readonly padded: Field;

  constructor(
    private readonly probe: Field,
    object: Field,
  ) {
    this.side = probe.rows;
    this.transform = fourier(this.side);
    this.wave = new Float64Array(2 * this.side * this.side);
    this.padded = padded(object, this.side + 1);
  }

  /** Writes the amplitudes into `out`, row by row; false when the patch is outside the object or the position is not finite. */
  predict(x: number, y: number, out: Float32Array): boolean {
    if (!this.illuminate(x, y)) return false;
    diffract(this.wave, this.transform, out);
    return true;
  }

  /** The wave behind the object into `wave`. */
  private illuminate(x: number, y: number): boolean {
    const { side, wave, probe } = this;
    const { rows, columns, data } = this.padded;
    const from = side + 1 - Math.floor(side / 2);
    const [left, top] = [Math.floor(x) + from, Math.floor(y) + from];
    if (!(left >= 0 && top >= 0 && left + side < columns && top + side < rows)) return false;
    const [fx, fy] = [x - Math.floor(x), y - Math.floor(y)];
    const [w00, w01, w10, w11] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
    for (let r = 0; r < side; r++)
      for (let c = 0; c < side; c++) {
        const above = 2 * ((top + r) * columns + left + c);
        const below = above + 2 * columns;
        const re =
          w00 * (data[above] ?? 0) +
          w01 * (data[above + 2] ?? 0) +
          w10 * (data[below] ?? 0) +
          w11 * (data[below + 2] ?? 0);
        const im =
          w00 * (data[above + 1] ?? 0) +
          w01 * (data[above + 3] ?? 0) +
          w10 * (data[below + 1] ?? 0) +
          w11 * (data[below + 3] ?? 0);
        const at = 2 * (r * side + c);
        const pRe = probe.data[at] ?? 0;
        const pIm = probe.data[at + 1] ?? 0;
        wave[at] = re * pRe - im * pIm;
        wave[at + 1] = re * pIm + im * pRe;
      }
    return true;
  }
}

/** Transforms the wave, and writes its amplitudes divided by the side into `out`, zero frequency in the middle. */
function diffract(wave: Float64Array, transform: Fourier, out: Float32Array): void {
  const { side } = transform;
  transform.forward(wave);
  const half = Math.floor(side / 2);
  for (let row = 0; row < side; row++) {
    const to = ((row + half) % side) * side;
    for (let column = 0; column < side; column++) {
      const from = 2 * (row * side + column);
      const re = wave[from] ?? 0;
      const im = wave[from + 1] ?? 0;
      out[to + ((column + half) % side)] = Math.sqrt(re * re + im * im) / side;
    }
  }
}

/** The pattern of the probe without an object. */
export function probePattern({ rows, data }: Field): Float32Array {
  const out = new Float32Array(rows * rows);
  diffract(data.slice(), fourier(rows), out);
  return out;
}

function padded({ rows, columns, data }: Field, margin: number): Field {
  const wide = columns + 2 * margin;
  const out = new Float64Array(2 * wide * (rows + 2 * margin));
  for (let row = 0; row < rows; row++)
    out.set(
      data.subarray(2 * row * columns, 2 * (row + 1) * columns),
      2 * ((row + margin) * wide + margin),
    );
  return { rows: rows + 2 * margin, columns: wide, data: out };
}
