/** Values as a person reads them, in the window and in sentences; files have them as Python writes them. */
import type { FieldType } from './fieldType';
import { takesNumbers } from './parse';
import { formatValue } from './python';
import type { Value } from './value';

const GROUPED_FROM = 10_000;
/** Floats from here on are written with an exponent where that is one digit, and from there on always. */
const ROUND_FROM = 1e5;
const EXPONENT_FROM = 1e12;

/**
 * A value as a control or a sentence shows it: `244,000`, `1e5` and `1e-5` for Python's `244000.0`, `100000.0` and
 * `1e-05`, everything else as Python writes it. A field of this type reads the text as the same value.
 */
export function shownValue(value: Value, type?: FieldType): string {
  const isNumber = typeof value === 'bigint' || Number.isFinite(value);
  if (!isNumber || (type && !takesNumbers(type))) return formatValue(value, type);
  return numberShown(Number(value), formatValue(value, type));
}

/** The same by itself, where a text needs no quotes. */
export const shownText = (value: Value, type?: FieldType): string =>
  typeof value === 'string' ? value : shownValue(value, type);

/** A number; `python` is how Python writes it, with a point or an exponent for a float. */
function numberShown(value: number, python: string): string {
  const size = Math.abs(value);
  if (/^-?\d+$/.test(python)) return size < GROUPED_FROM ? python : grouped(python);
  const short = value.toExponential().replace('e+', 'e');
  if (python.includes('e') || size >= EXPONENT_FROM) return short;
  if (size < GROUPED_FROM || !Number.isInteger(value)) return python;
  return size >= ROUND_FROM && /^-?\de/.test(short) ? short : grouped(String(value));
}

const grouped = (digits: string): string => digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
