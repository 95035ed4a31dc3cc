/** Something to tell the user in just these words. */

import { WriteProblem } from './files/atomicWrite';
import { Broken, Cancelled, Unusable } from './jobs/jobContext';
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** The words of a failure that a user can do something about; null for any other, which is a bug in Pinnboard. */
export function wordsOf(error: unknown): string | null {
  const isForUsers =
    error instanceof Problem ||
    error instanceof WriteProblem ||
    error instanceof Unusable ||
    error instanceof Cancelled ||
    error instanceof Broken;
  return isForUsers ? error.message : null;
}
