/** A bounded sample of patterns, read one at a time. */

import type { UnreadablePattern } from '../../dataset/inputChecks';
import { asAppError, errorData, isCancelled } from '../../errors/appError';
import type { InputSource } from './field';

/** What ends the work early. */
export interface CheckContext {
  /** Called between pieces of work, each some milliseconds long; throws when they are to end. */
  readonly checkpoint: () => Promise<void> | void;
}

export interface Sample {
  readonly indices: readonly number[];
  readonly patterns: readonly Float32Array[];
  readonly unreadable: readonly UnreadablePattern[];
}

const MOST_PATTERNS = 64;
/** Of the sample's patterns as float32. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Indices of every n-th pattern, so that no more are kept than fit. */
export function sampleIndices(count: number, side: number): readonly number[] {
  const fit = Math.max(8, Math.floor(MOST_BYTES / (4 * side * side)));
  const take = Math.min(count, MOST_PATTERNS, fit);
  // The middle of each stretch: the first and last patterns of a scan are its worst.
  return Array.from({ length: take }, (_, at) => Math.floor(((at + 0.5) * count) / take));
}

/** Reads the patterns of those indices; one that cannot be read is named. Throws only when cancelled, or for a bug. */
export async function readSample(
  source: InputSource,
  wanted: readonly number[],
  { checkpoint }: CheckContext,
): Promise<Sample> {
  const indices: number[] = [];
  const patterns: Float32Array[] = [];
  const unreadable: UnreadablePattern[] = [];
  for (const index of wanted) {
    await checkpoint();
    try {
      patterns.push(cleaned(await source.pattern(index)));
      indices.push(index);
    } catch (thrown) {
      const error = asAppError(thrown);
      if (!error || isCancelled(thrown)) throw thrown;
      unreadable.push({ index, error: errorData(error) });
    }
  }
  return { indices, patterns, unreadable };
}

/** NaN and negative values as 0: they are masked pixels, and PtychoPINN takes no root of them. */
function cleaned(pattern: ArrayLike<number>): Float32Array {
  const out = new Float32Array(pattern.length);
  for (let at = 0; at < out.length; at++) {
    const value = pattern[at] ?? 0;
    out[at] = value > 0 && value < Infinity ? value : 0;
  }
  return out;
}
