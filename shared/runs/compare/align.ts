/** Where one picture lies in another: reconstructions of one scan begin at other corners, as their positions were drawn. */
import { z } from 'zod';
import { fourier } from '../../plan/input/fft';
import { measured } from './difference';
import { type Field, ringCorrelation, ringCorrelationSchema } from './ringCorrelation';

/** Whole pixels. */
const shiftSchema = z.object({ down: z.number().int(), right: z.number().int() });
export type Shift = z.infer<typeof shiftSchema>;

export const alignedCorrelationSchema = ringCorrelationSchema.extend({ shift: shiftSchema });
/** A ring correlation, and where the first picture lies against the other one. */
export type AlignedCorrelation = z.infer<typeof alignedCorrelationSchema>;

export const NO_SHIFT: Shift = { down: 0, right: 0 };

/** The ring correlation of what is common to both where they lie on each other. Throws as `ringCorrelation` does. */
export function alignedCorrelation(one: Field, other: Field): AlignedCorrelation {
  const shift = shiftBetween(one, other);
  return { ...ringCorrelation(one, shifted(other, shift, one)), shift };
}

/** Pixels along a side; larger pictures take too much memory, and count as aligned. */
const MOST = 1536;
/** Shifts are looked for up to this part of a side, and at least so many pixels. */
const FURTHEST = { part: 1 / 8, pixels: 8 };

/**
 * The shift at which the cross-correlation of the two, each without its mean, is greatest: `one` at (row + down,
 * column + right) is what `other` is at (row, column). Pixels that were not measured count as the mean.
 */
export function shiftBetween(one: Field, other: Field): Shift {
  const sides = [one.width, one.height, other.width, other.height];
  const largest = Math.max(...sides);
  if (largest > MOST) return NO_SHIFT;
  const most = Math.max(
    FURTHEST.pixels,
    Math.ceil(largest * FURTHEST.part),
    Math.abs(one.width - other.width),
    Math.abs(one.height - other.height),
  );
  const side = 2 ** Math.ceil(Math.log2(largest + most));
  const { forward, inverse } = fourier(side);
  const first = padded(one, side);
  const second = padded(other, side);
  forward(first);
  forward(second);
  for (let at = 0; at < first.length; at += 2) {
    const [a, b, c, d] = [first[at], first[at + 1], second[at], second[at + 1]];
    first[at] = (a ?? 0) * (c ?? 0) + (b ?? 0) * (d ?? 0);
    first[at + 1] = (b ?? 0) * (c ?? 0) - (a ?? 0) * (d ?? 0);
  }
  inverse(first);
  let [best, found] = [Number.NEGATIVE_INFINITY, NO_SHIFT];
  for (let down = -most; down <= most; down++)
    for (let right = -most; right <= most; right++) {
      const at = ((down + side) % side) * side + ((right + side) % side);
      const value = first[2 * at] ?? 0;
      if (value <= best) continue;
      [best, found] = [value, { down, right }];
    }
  return found;
}

/** `other` in the frame of a picture of that size, at that shift; NaN where it does not reach. */
export function shifted(
  { values, width, height }: Field,
  { down, right }: Shift,
  frame: Pick<Field, 'width' | 'height'>,
): Field {
  const out = new Float64Array(frame.width * frame.height).fill(Number.NaN);
  for (let row = 0; row < frame.height; row++)
    for (let column = 0; column < frame.width; column++) {
      const [y, x] = [row - down, column - right];
      if (y < 0 || x < 0 || y >= height || x >= width) continue;
      out[row * frame.width + column] = values[y * width + x] ?? Number.NaN;
    }
  return { width: frame.width, height: frame.height, values: out };
}

/** Complex numbers, without the mean of what was measured, zero outside. */
function padded({ values, width, height }: Field, side: number): Float64Array {
  let [sum, count] = [0, 0];
  for (let at = 0; at < width * height; at++) {
    const value = measured(values[at]);
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  const mean = count > 0 ? sum / count : 0;
  const out = new Float64Array(2 * side * side);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const value = measured(values[row * width + column]);
      if (!Number.isNaN(value)) out[2 * (row * side + column)] = value - mean;
    }
  return out;
}
