/** What is on its way to the disk, so that quitting can wait for it. */

const pending = new Set<Promise<unknown>>();

/** Resolves when everything that was begun is on the disk; null when it is. */
export const unwritten = (): Promise<unknown> | null =>
  pending.size === 0 ? null : Promise.all(pending);

/** Has quitting wait for a piece of work that never rejects. */
export function awaitBeforeQuitting<T>(work: Promise<T>): Promise<T> {
  pending.add(work);
  void work.finally(() => pending.delete(work));
  return work;
}
