/** Whether the detector was saturated: pixels at the largest value of their type, and holes where neighbours are bright. */
import type { NumberDtype } from './source';

const LARGEST: { readonly [D in NumberDtype]?: number } = {
  uint8: 0xff,
  int16: 0x7fff,
  uint16: 0xffff,
  int32: 0x7fffffff,
  uint32: 0xffffffff,
};
/** Of the pixels that are not bad in all patterns. */
const MOST = 1e-4;

export interface Saturation {
  /** Pixels at or near the largest value, of all that were looked at. */
  readonly pixels: number;
  readonly of: number;
  readonly largest: number;
}

/**
 * Pixels within 1 % of their type's largest value in some patterns, but not in all: those are bad pixels. Null where there
 * are hardly any, or the type has no largest value. @param patterns as they are in the file
 */
export function saturationOf(
  patterns: readonly ArrayLike<number>[],
  dtype: NumberDtype,
): Saturation | null {
  const largest = LARGEST[dtype];
  const length = patterns[0]?.length ?? 0;
  if (largest === undefined || patterns.length < 2) return null;
  let [pixels, of] = [0, 0];
  for (let at = 0; at < length; at++) {
    const full = patterns.filter((pattern) => (pattern[at] ?? 0) >= 0.99 * largest).length;
    if (full === patterns.length) continue;
    pixels += full;
    of += patterns.length;
  }
  return pixels > MOST * of ? { pixels, of, largest } : null;
}
