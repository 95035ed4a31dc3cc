/** JSON from outside: read, and refused when it is nested so deep that whatever walks it would overflow the stack. */

/** A payload file has about ten levels. */
export const MAX_DEPTH = 64;

export type JsonReading =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly reason: 'not-json' | 'too-deep' };

/** Never throws. */
export function readJson(text: string): JsonReading {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not-json' };
  }
  return isDeeper(data, MAX_DEPTH) ? { ok: false, reason: 'too-deep' } : { ok: true, data };
}

/** Whether lists and objects stand within each other more than `limit` levels deep. */
export function isDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some((item) => isDeeper(item, limit - 1));
}
