/** Fourier ring correlation of two images: how far the finest detail that both have goes (Saxton and Baumeister 1982). */
import { z } from 'zod';
import { AppError } from '../../errors/appError';
import { fourier } from '../../plan/input/fft';
import { measured } from './difference';

/** A real image, row by row. What is not finite was not measured. */
export interface Field {
  readonly values: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

export const ringCorrelationSchema = z.object({
  /** Pixels along a side of the square that was compared. */
  side: z.number(),
  /** Of ring r, from 1 on: r/side, in cycles per pixel, up to 0.5. */
  frequency: z.array(z.number()),
  /** −1 to 1; null for a ring in which one image has no power. */
  correlation: z.array(z.number().nullable()),
  /** The ½-bit curve, see `halfBit`. */
  threshold: z.array(z.number()),
  /**
   * Cycles per pixel between which the correlation is above the threshold, from the first ring that is on: `to` is null
   * where it never falls below; null where it never is above.
   */
  above: z.object({ from: z.number(), to: z.number().nullable() }).nullable(),
});
export type RingCorrelation = z.infer<typeof ringCorrelationSchema>;

/** Sides in pixels: fewer have no rings to speak of, more take minutes. */
const LEAST = 16;
const MOST = 2048;

/**
 * FRC(r) = Re Σ F₁·F₂* / √(Σ|F₁|²·Σ|F₂|²) over the pixels of ring r, which are those with r = round(√(u² + v²)), u and v in
 * cycles per side. Compared is the largest square in the middle of what both images measured; there the mean of each is
 * taken off, and a Hann window keeps the edges of the square out of it. Pixels that one of them did not measure (0 or not
 * finite: PtychoPINN leaves 0 around the scan) count as the mean. Throws an `AppError` for images of different sizes, and
 * where too little is common to both.
 */
export function ringCorrelation(one: Field, other: Field): RingCorrelation {
  if (one.width !== other.width || one.height !== other.height)
    throw new AppError('correlation-shapes', {
      one: `${one.height}×${one.width}`,
      other: `${other.height}×${other.width}`,
    });
  const square = commonSquare(one, other);
  const { side } = square;
  if (side < LEAST) throw new AppError('correlation-small', { side, least: LEAST });
  const { forward } = fourier(side);
  const [first, second] = [one, other].map((field) => {
    const windowed = prepared(field, square);
    forward(windowed);
    return windowed;
  }) as [Float64Array, Float64Array];
  const { cross, power1, power2, counts } = ringSums(first, second, side);
  const rings = Array.from({ length: Math.floor(side / 2) }, (_, i) => i + 1);
  const correlation = rings.map((r) => {
    const power = Math.sqrt((power1[r] ?? 0) * (power2[r] ?? 0));
    return power > 0 ? (cross[r] ?? 0) / power : null;
  });
  const frequency = rings.map((r) => r / side);
  const threshold = rings.map((r) => halfBit(counts[r] ?? 1));
  return {
    side,
    frequency,
    correlation,
    threshold,
    above: aboveOf(frequency, correlation, threshold),
  };
}

/**
 * The ½-bit threshold of a ring of n pixels: where each pixel of the ring carries half a bit of information
 * (van Heel and Schatz 2005, J. Struct. Biol. 151, 250, equation 17).
 */
export function halfBit(n: number): number {
  const root = 1 / Math.sqrt(n);
  return (0.2071 + 1.9102 * root) / (1.2071 + 0.9102 * root);
}

interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  /** 1 where both measured, row by row over the whole images. */
  readonly isCommon: Uint8Array;
}

function commonSquare(one: Field, other: Field): Square {
  const { width, height } = one;
  const isCommon = new Uint8Array(width * height);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (!isMeasured(one.values[at]) || !isMeasured(other.values[at])) continue;
      isCommon[at] = 1;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  const [across, down] = [Math.max(0, right - left + 1), Math.max(0, bottom - top + 1)];
  const side = Math.min(across, down, MOST);
  return {
    left: left + Math.floor((across - side) / 2),
    top: top + Math.floor((down - side) / 2),
    side,
    isCommon,
  };
}

const isMeasured = (value: number | undefined): boolean => !Number.isNaN(measured(value));

/** The square without its mean, windowed, as complex numbers. */
function prepared({ values, width }: Field, { left, top, side, isCommon }: Square): Float64Array {
  const place = (row: number, column: number) => (top + row) * width + left + column;
  let [sum, count] = [0, 0];
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const at = place(row, column);
      if (isCommon[at] !== 1) continue;
      sum += values[at] ?? 0;
      count += 1;
    }
  const mean = count > 0 ? sum / count : 0;
  const out = new Float64Array(2 * side * side);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const at = place(row, column);
      if (isCommon[at] === 1)
        out[2 * (row * side + column)] =
          ((values[at] ?? 0) - mean) * hann(row, side) * hann(column, side);
    }
  return out;
}

/** The periodic window, `scipy.signal.windows.hann(n, sym=False)`. */
const hann = (at: number, n: number): number => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / n);

function ringSums(first: Float64Array, second: Float64Array, side: number) {
  const rings = Math.floor(side / 2) + 1;
  const [cross, power1, power2, counts] = [0, 1, 2, 3].map(() => new Float64Array(rings)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const add = (sums: Float64Array, ring: number, value: number) => {
    sums[ring] = (sums[ring] ?? 0) + value;
  };
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const ring = Math.round(Math.hypot(signed(row, side), signed(column, side)));
      if (ring >= rings) continue;
      const at = 2 * (row * side + column);
      const [re1, im1] = [first[at] ?? 0, first[at + 1] ?? 0];
      const [re2, im2] = [second[at] ?? 0, second[at + 1] ?? 0];
      add(cross, ring, re1 * re2 + im1 * im2);
      add(power1, ring, re1 * re1 + im1 * im1);
      add(power2, ring, re2 * re2 + im2 * im2);
      add(counts, ring, 1);
    }
  return { cross, power1, power2, counts };
}

/** A frequency as `numpy.fft.fftfreq` orders them, in cycles per side. */
const signed = (at: number, side: number): number => (at < side / 2 ? at : at - side);

/** The end is on the line between the last ring above and the first one below. */
function aboveOf(
  frequency: readonly number[],
  correlation: readonly (number | null)[],
  threshold: readonly number[],
): RingCorrelation['above'] {
  const over = (at: number) => (correlation[at] ?? 0) - (threshold[at] ?? 0);
  const first = frequency.findIndex((_, at) => over(at) >= 0);
  const from = frequency[first];
  if (from === undefined) return null;
  const next = frequency.findIndex((_, at) => at > first && over(at) < 0);
  const [here, before] = [frequency[next], frequency[next - 1]];
  if (here === undefined || before === undefined) return { from, to: null };
  const [low, high] = [over(next), over(next - 1)];
  return { from, to: before + ((here - before) * high) / (high - low) };
}
