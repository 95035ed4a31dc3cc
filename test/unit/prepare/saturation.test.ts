import { describe, expect, it } from 'vitest';
import { saturationOf } from '../../../shared/prepare/saturation';

const SIDE = 32;

/** Counts with a bright middle; `full` says which pixels are at the largest value. */
const pattern = (full: (pixel: number) => boolean, largest: number) =>
  Float64Array.from({ length: SIDE * SIDE }, (_, at) => (full(at) ? largest : (at * 37) % 900));

describe('saturated pixels', () => {
  it('are at the largest value in some patterns', () => {
    const patterns = [0, 1, 2, 3].map((at) => pattern((pixel) => at === 2 && pixel < 5, 65535));
    expect(saturationOf(patterns, 'uint16')).toEqual({
      pixels: 5,
      of: 4 * SIDE * SIDE,
      largest: 65535,
    });
  });

  it('are no bad pixels, which are so in all patterns', () => {
    const patterns = [0, 1, 2, 3].map(() => pattern((pixel) => pixel < 5, 4294967295));
    expect(saturationOf(patterns, 'uint32')).toBeNull();
  });

  it('are at most one in ten thousand in patterns that can be used', () => {
    const patterns = Array.from({ length: 16 }, (_, at) =>
      pattern((pixel) => at === 3 && pixel === 9, 65535),
    );
    expect(saturationOf(patterns, 'uint16')).toBeNull();
  });

  it('cannot be told from floating-point numbers', () => {
    expect(
      saturationOf([pattern(() => true, 65535), pattern(() => false, 1)], 'float32'),
    ).toBeNull();
  });
});
