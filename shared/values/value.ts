/**
 * The values a configuration can hold: what JSON holds, which is also what PtychoPINN's dataclasses hold.
 * Whether a whole number is a Python `int` or `float` is not in the value: the catalogue's field type decides it.
 * Only a whole number that a `number` would round is a `bigint`; every other one is a `number`.
 */
import { z } from 'zod';

export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Value[]
  | { readonly [key: string]: Value };

/** A flat dictionary of values by field name: overrides, execution options, a section, legacy params. */
export type Values = { readonly [name: string]: Value };

/** Deeper values come from no file (`MAX_DEPTH`); a structured clone that contains itself ends here. */
const MOST_LEVELS = 100;

function isValue(value: unknown, level = 0): value is Value {
  switch (typeof value) {
    case 'number':
      // 1e999 is read as an infinity, which no payload can hold.
      return Number.isFinite(value);
    case 'boolean':
    case 'bigint':
    case 'string':
      return true;
    case 'object': {
      if (value === null) return true;
      if (level === MOST_LEVELS) return false;
      // `Object.values` sees own properties alone, `__proto__` among them.
      return Object.values(value).every((item) => isValue(item, level + 1));
    }
    default:
      return false;
  }
}

/** zod's own records leave out a key `__proto__`, and here no name is special. */
export const valueSchema: z.ZodType<Value> = z
  .custom<Value>((value) => isValue(value), 'expected a value that JSON holds')
  .meta({ description: 'Any JSON value' });

export const valuesSchema: z.ZodType<Values> = z
  .custom<Values>((value) => isDictionary(value) && isValue(value), {
    error: ({ input }) =>
      isDictionary(input)
        ? 'it holds a number that no float can, or is nested too deep'
        : 'an object is expected',
  })
  .meta({ type: 'object', additionalProperties: {} });

const isDictionary = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is a dictionary. */
export const isValues = (value: Value | undefined): value is Values => isDictionary(value);

/** What a table holds under a name of its own; a name that every object inherits is not in it. */
export const own = <T>(table: { readonly [name: string]: T }, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** A whole number in the form that keeps it: a `number` where that is exact, else a `bigint`. */
export function wholeNumber(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** The number that digits with underscores between them write; a whole number is exact, whatever its size. */
export function exactNumber(digits: string): number | bigint {
  const plain = digits.replaceAll('_', '');
  const number = Number(plain);
  if (Number.isSafeInteger(number) || !/^[+-]?\d+$/.test(plain)) return number;
  // `BigInt` takes no plus sign.
  return BigInt(plain.replace('+', ''));
}

/** A number as it is, whole ones of any size; undefined for anything else. */
export const exactly = (value: Value | undefined): number | bigint | undefined =>
  typeof value === 'number' || typeof value === 'bigint' ? value : undefined;

/** A value as the number that rules compute with, rounded where it has to be; undefined for what is none. */
export function asNumber(value: Value | undefined): number | undefined {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' ? value : undefined;
}

/** Whether a value is a whole number, however large. */
export const isWhole = (value: Value): value is number | bigint =>
  typeof value === 'bigint' || Number.isInteger(value);

/** Deep equality as Python's `==` sees it for these values (1 and 1.0 are one number here). */
export function sameValue(a: Value, b: Value): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return a === b || sameNumber(a, b);
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, i) => sameValue(item, b[i] ?? null))
    );
  }
  const left = a as Values;
  const right = b as Values;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every(
      (key) => Object.hasOwn(right, key) && sameValue(left[key] ?? null, right[key] ?? null),
    )
  );
}

/** 2**53 is one number, as an int and as a float. */
function sameNumber(a: Value, b: Value): boolean {
  if (typeof a === 'bigint' && typeof b === 'number') return Number.isInteger(b) && a === BigInt(b);
  if (typeof a === 'number' && typeof b === 'bigint') return sameNumber(b, a);
  return false;
}
