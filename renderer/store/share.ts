/**
 * `next` with every part that equals its counterpart in `previous` replaced by that counterpart, so that
 * components compare by reference and render only for what changed. Takes data as JSON holds it.
 */
export function share<T>(previous: unknown, next: T): T;
export function share(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous;
  if (Array.isArray(previous) && Array.isArray(next)) {
    const items = next.map((item, i) => share(previous[i], item));
    const same = items.length === previous.length && items.every((item, i) => item === previous[i]);
    return same ? previous : items;
  }
  if (!isRecord(previous) || !isRecord(next)) return next;
  const keys = Object.keys(next);
  const before = Object.keys(previous);
  const entries = keys.map((key) => [key, share(previous[key], next[key])] as const);
  const same =
    keys.length === before.length &&
    entries.every(([key, value], i) => key === before[i] && value === previous[key]);
  return same ? previous : Object.fromEntries(entries);
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
