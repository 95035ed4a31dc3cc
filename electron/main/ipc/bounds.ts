/** Bounds of what a page may send: a page gone bad shall neither fill the disk nor exhaust main's stack. */

/** Values and characters together; a draft has some thousands. */
export const SIZE_LIMIT = 16 * 1024 * 1024;
/** Levels of lists and dictionaries in each other; a draft has a handful. */
export const DEPTH_LIMIT = 64;

/** What is too much about an argument, in words; null when it is within bounds. Walks without recursion. */
export function beyondBounds(argument: unknown): string | null {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [
    { value: argument, depth: 0 },
  ];
  let size = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (depth > DEPTH_LIMIT) return `it is nested more than ${DEPTH_LIMIT} levels deep`;
    size += 1;
    size += ownSize(value);
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
      for (const [key, inner] of Object.entries(value)) {
        size += key.length;
        if (size + waiting.length > SIZE_LIMIT) break;
        waiting.push({ value: inner, depth: depth + 1 });
      }
    if (size + waiting.length > SIZE_LIMIT)
      return `it holds more than ${SIZE_LIMIT} values and characters`;
  }
  return null;
}

/** What a value holds besides other values. */
function ownSize(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'bigint') return value.toString(16).length;
  return ArrayBuffer.isView(value) ? value.byteLength : 0;
}
