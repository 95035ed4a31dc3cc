/** Why reading failed, in words: the disk or the share, Pinnboard itself, or the file. */
import { LOST_SHARE } from './regularFile';

/** What is said where the file's own bytes are at fault; anything else keeps its own words. */
export function failureWords(error: unknown, damaged: string): string {
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    const code = String(error.code);
    return LOST_SHARE.has(code)
      ? `It cannot be read (${code}): the disk or the network share does not answer. Try again.`
      : `It cannot be read (${code}).`;
  }
  // A hostile file makes neither; a mistake of ours does.
  if (error instanceof TypeError || error instanceof ReferenceError) {
    console.error('Reading a dataset:', error);
    return `Pinnboard failed to read it: ${error.message}. This is a bug in Pinnboard.`;
  }
  return damaged;
}
