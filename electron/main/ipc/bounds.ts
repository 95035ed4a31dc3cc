/** Bounds of what a page may send: a compromised page must neither fill the disk nor exhaust main's stack. */
import { AppError } from '../../../shared/errors/appError';
import type { ErrorCode } from '../../../shared/errors/codes';

/** Values and characters together; a draft has some thousands. */
export const SIZE_LIMIT = 16 * 1024 * 1024;
/** Levels of lists and dictionaries in each other; a draft has a handful. */
export const DEPTH_LIMIT = 64;

type TooMuch = Extract<ErrorCode, `argument-too-${string}`>;

/** Which bound the argument of a channel exceeds; null when it is within bounds. Walks without recursion. */
export function beyondBounds(channel: string, argument: unknown): AppError<TooMuch> | null {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [
    { value: argument, depth: 0 },
  ];
  let size = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (depth > DEPTH_LIMIT)
      return new AppError('argument-too-deep', { channel, limit: DEPTH_LIMIT });
    size += 1;
    size += ownSize(value);
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
      for (const [key, inner] of Object.entries(value)) {
        size += key.length;
        if (size + waiting.length > SIZE_LIMIT) break;
        waiting.push({ value: inner, depth: depth + 1 });
      }
    if (size + waiting.length > SIZE_LIMIT)
      return new AppError('argument-too-large', { channel, limit: SIZE_LIMIT });
  }
  return null;
}

/** Size of a value without the values in it. */
function ownSize(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'bigint') return value.toString(16).length;
  return ArrayBuffer.isView(value) ? value.byteLength : 0;
}
