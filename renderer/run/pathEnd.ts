/** Paths as they fit into a column. */

/** The last two names of a path: `…/2026-11/run1084.npz`. */
export function pathEnd(path: string): string {
  const parts = path.split('/');
  return parts.length <= 3 ? path : `…/${parts.slice(-2).join('/')}`;
}
