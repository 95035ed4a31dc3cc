/** JSON from outside: read, and refused when it is nested so deep that whatever walks it would overflow the stack. */
import { wholeNumber } from '../values/value';
import { stringEnd } from './scan';

/** A payload file has about ten levels. */
export const MAX_DEPTH = 64;

export type JsonReading =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly reason: 'not-json' | 'too-deep' };

/** Never throws. A byte order mark before the text is passed over. Whole numbers are exact (`Value`). */
export function readJson(text: string): JsonReading {
  let data: unknown;
  try {
    data = parseJson(withoutByteOrderMark(text));
  } catch {
    return { ok: false, reason: 'not-json' };
  }
  return isDeeper(data, MAX_DEPTH) ? { ok: false, reason: 'too-deep' } : { ok: true, data };
}

/** A text without the byte order mark that some editors put before UTF-8. */
export const withoutByteOrderMark = (text: string): string =>
  text.startsWith('\ufeff') ? text.slice(1) : text;

/** Key of an object in the place of a whole number that `JSON.parse` would round; no file can know it. */
const EXACT = `exact ${Math.random()}`;

/** `JSON.parse`, but for whole numbers that a `number` cannot keep: they become a `bigint`. */
export function parseJson(text: string): unknown {
  // Most texts hold no number so long, and are parsed at once.
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  // What is wrong with the text is found before anything is written into it.
  const rounded: unknown = JSON.parse(text);
  const marked = withMarks(text);
  return marked === text ? rounded : JSON.parse(marked, revive);
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, EXACT)) return value;
  return BigInt(String(Object.values(value)[0]));
}

/** A number at the place where it begins. */
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const LONG_WHOLE = /^-?\d{16,}$/;

/** The text with each whole number that would be rounded in the form that `revive` knows. */
function withMarks(text: string): string {
  let out = '';
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const c = text.charCodeAt(at);
    // A quote begins a string, in which digits are no number.
    if (c === 0x22) at = stringEnd(text, at);
    else if (c === 0x2d || (c >= 0x30 && c <= 0x39)) {
      NUMBER.lastIndex = at;
      const number = NUMBER.exec(text)?.[0] ?? ' ';
      if (LONG_WHOLE.test(number) && typeof wholeNumber(BigInt(number)) === 'bigint') {
        out += `${text.slice(copied, at)}{"${EXACT}":"${number}"}`;
        copied = at + number.length;
      }
      at += number.length;
    } else at += 1;
  }
  return copied === 0 ? text : out + text.slice(copied);
}

/** Whether lists and objects are nested more than `limit` levels deep. */
export function isDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some((item) => isDeeper(item, limit - 1));
}
