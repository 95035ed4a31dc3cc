/** The note about a document restored from an earlier session or after a crash. */

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** `saved` in ms since 1970, null where it is not known. */
export function restoredText(unsaved: boolean, saved: number | null, now = new Date()): string {
  const what = unsaved ? 'Restored unsaved changes' : 'Restored';
  if (saved === null) return `${what} from an earlier session.`;
  const then = new Date(saved);
  const two = (n: number) => String(n).padStart(2, '0');
  const time = `${two(then.getHours())}:${two(then.getMinutes())}`;
  const day = `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
  return `${what} from ${sameDay(then, now) ? '' : `${day} `}${time}.`;
}
