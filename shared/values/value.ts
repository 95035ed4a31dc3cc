/**
 * The values a configuration can hold: what JSON holds, which is also what PtychoPINN's dataclasses hold.
 * Whether a whole number is a Python `int` or `float` is not in the value: the catalogue's field type says it.
 */
import { z } from 'zod';

export type Value =
  | null
  | boolean
  | number
  | string
  | readonly Value[]
  | { readonly [key: string]: Value };

/** A flat dictionary of values by field name: overrides, knobs, a section, legacy params. */
export type Values = { readonly [name: string]: Value };

export const valueSchema: z.ZodType<Value> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.string(),
    z.array(valueSchema),
    z.record(z.string(), valueSchema),
  ]),
);

/** Whether a value is a dictionary. */
export const isValues = (value: Value | undefined): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const valuesSchema: z.ZodType<Values> = z.record(z.string(), valueSchema);

/** Deep equality as Python's `==` sees it for these values (1 and 1.0 are one number here). */
export function sameValue(a: Value, b: Value): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
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
