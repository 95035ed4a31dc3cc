/**
 * The report of the HDF5 library, which it gives as text alone: one entry for each function that failed, the outermost
 * first. This is the only place that reads it; `test/unit/prepare/errorStack.test.ts` has the real library fail.
 */

/** An entry: what failed in words, and the library's name of the error. */
interface Entry {
  readonly reason: string;
  /** `Read failed`: the fixed text of one of the library's error numbers. */
  readonly minor: string;
}

/** Why something was not read. */
export interface ErrorStack {
  /** The innermost reason; empty where the library gives none. */
  readonly reason: string;
  readonly isMemory: boolean;
}

const ENTRY = /^\s*#\d+: .*?: (.+)\n\s*major: .*\n\s*minor: (.+)$/gm;

/** What the library calls H5E_NOSPACE and H5E_CANTALLOC. */
export const MEMORY_ERRORS: readonly string[] = [
  'No space available for allocation',
  "Can't allocate space",
];

const MOST_CHARACTERS = 200;

/** Reads what the library throws. A text of another form is its own reason. */
export function readErrorStack(text: string): ErrorStack {
  const entries = [...text.matchAll(ENTRY)].map(
    ([, reason = '', minor = '']): Entry => ({ reason, minor: minor.trim() }),
  );
  // The innermost call is where it failed.
  const reason = (entries.at(-1)?.reason ?? text.split('\n')[0] ?? '').trim();
  return {
    reason: reason.length > MOST_CHARACTERS ? `${reason.slice(0, MOST_CHARACTERS)}…` : reason,
    isMemory: entries.some(({ minor }) => MEMORY_ERRORS.includes(minor)),
  };
}
