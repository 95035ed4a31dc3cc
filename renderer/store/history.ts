/** Undo and redo over one immutable value. */

export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last step was about: steps with the same key in a row are one step. */
  readonly key: string | null;
}

const LIMIT = 500;

export const startHistory = <T>(present: T): History<T> => ({
  past: [],
  present,
  future: [],
  key: null,
});

/** What held when the step of that key began: before its first change, or now when it is a new step. */
export const beforeStep = <T>({ past, present, key }: History<T>, step: string): T =>
  key === step ? (past.at(-1) ?? present) : present;

/**
 * Goes to `next`; with the key of the step before (typing on in one field) it joins that step. A step that comes back
 * to where it began is none.
 */
export function record<T>(history: History<T>, next: T, key: string | null): History<T> {
  if (next === history.present) return history;
  const joins = key !== null && key === history.key;
  if (joins && next === history.past.at(-1))
    return { past: history.past.slice(0, -1), present: next, future: [], key: null };
  const past = joins ? history.past : [...history.past, history.present].slice(-LIMIT);
  return { past, present: next, future: [], key };
}

/** Ends the current step, so that typing on in the same field starts a new one. */
export const seal = <T>(history: History<T>): History<T> =>
  history.key === null ? history : { ...history, key: null };

export function undo<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    key: null,
  };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, key: null };
}
