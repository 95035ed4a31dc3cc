/**
 * Large results as text: Electron's context bridge copies objects piece by piece, which takes longer than the
 * factory itself; a string crosses it at once.
 */

declare const of: unique symbol;

/** A `T` as text. */
export type Encoded<T> = string & { readonly [of]?: T };

/** Key of an object in the place of a number that JSON cannot write; no field is called so. */
const NUMBER = '\0number';
const NUMBERS: { readonly [text: string]: number } = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-0': -0,
};

/** The text of data as JSON holds it, with every number. */
export function encode<T>(data: T): Encoded<T> {
  return JSON.stringify(data, (_key, value: unknown) => {
    if (typeof value === 'bigint') return { [NUMBER]: `${value}n` };
    if (typeof value !== 'number' || (Number.isFinite(value) && !Object.is(value, -0)))
      return value;
    return { [NUMBER]: Object.is(value, -0) ? '-0' : String(value) };
  });
}

/** The data behind a text that `encode` made. */
export function decode<T>(text: Encoded<T>): T {
  // Reviving visits every value, so it is done only where there is one to revive.
  return text.includes('\\u0000number') ? JSON.parse(text, revive) : JSON.parse(text);
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, NUMBER)) return value;
  const text = String((value as { readonly [NUMBER]: unknown })[NUMBER]);
  return /^-?\d+n$/.test(text) ? BigInt(text.slice(0, -1)) : (NUMBERS[text] ?? value);
}

/** Key of an object in the place of one with a key `__proto__`, which the context bridge would take for a prototype. */
const ENTRIES = '\0entries';

/** Data as the context bridge carries it without a loss; itself where nothing is to be guarded. */
export function guarded<T>(data: T): T {
  return holdsPrototypeKey(data) ? (guard(data) as T) : data;
}

/** The data behind what `guarded` made. */
export function unguarded<T>(data: T): T {
  return holdsKey(data, ENTRIES) ? (unguard(data) as T) : data;
}

const holdsPrototypeKey = (data: unknown): boolean => holdsKey(data, '__proto__');

/** Files, bytes and functions cross by themselves. */
const isPlain = (data: unknown): data is { readonly [key: string]: unknown } =>
  typeof data === 'object' && data !== null && /^\[object (Object|Array)\]$/.test(kindOf(data));

const kindOf = (data: object): string => Object.prototype.toString.call(data);

function holdsKey(data: unknown, key: string): boolean {
  if (!isPlain(data)) return false;
  return Object.hasOwn(data, key) || Object.values(data).some((item) => holdsKey(item, key));
}

function guard(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(guard);
  if (!isPlain(data)) return data;
  const entries = Object.entries(data).map(([key, item]) => [key, guard(item)]);
  return Object.hasOwn(data, '__proto__') ? { [ENTRIES]: entries } : Object.fromEntries(entries);
}

function unguard(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(unguard);
  if (!isPlain(data)) return data;
  const entries = Object.hasOwn(data, ENTRIES) ? data[ENTRIES] : Object.entries(data);
  if (!Array.isArray(entries)) return data;
  return Object.fromEntries(entries.map(([key, item]) => [String(key), unguard(item)]));
}
