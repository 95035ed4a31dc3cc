/** Values as Python writes and reads them. */
import type { FieldType } from '../catalogue/types';
import type { Value } from './value';

/**
 * A float as Python's `repr` writes it: the shortest digits that round-trip, always with a point or an
 * exponent (`1000000000.0`, `1e-05`, `1e+16`, `0.0001`).
 */
export function pythonFloat(x: number): string {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? 'Infinity' : '-Infinity';
  if (x === 0) return Object.is(x, -0) ? '-0.0' : '0.0';
  const [mantissa = '', exponentText = '0'] = Math.abs(x).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const exponent = Number(exponentText);
  const sign = x < 0 ? '-' : '';
  // Python's repr changes to exponents outside 1e-4 <= |x| < 1e16.
  if (exponent < -4 || exponent >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${digits[0]}${fraction}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return `${sign}${digits.padEnd(exponent + 1, '0')}.0`;
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

/** True when a whole number in a field of this type is a Python float. */
function wholeIsFloat(type: FieldType | undefined): boolean {
  if (!type) return false;
  if (type.kind === 'union')
    return type.of.some((t) => t.kind === 'float') && !type.of.some((t) => t.kind === 'int');
  return type.kind === 'float';
}

/** The type of the `i`-th element of a sequence of this type. */
export function elementType(type: FieldType | undefined, i: number): FieldType | undefined {
  if (type?.kind === 'list') return type.of;
  if (type?.kind === 'tuple') return type.of[i];
  return undefined;
}

/** A number's text by its field's type: an int field's 4 is `4`, a float field's 4 is `4.0`. */
export function numberText(value: number, type?: FieldType): string {
  const whole = Number.isInteger(value) && !Object.is(value, -0);
  if (!whole || wholeIsFloat(type)) return pythonFloat(value);
  return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
}

/** A value as Python source (`None`, `True`, `1e-05`, `'text'`, `(2, 2)`), typed by its field. */
export function formatValue(value: Value, type?: FieldType): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return numberText(value, type);
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) {
    const items = value.map((item, i) => formatValue(item, elementType(type, i)));
    if (type?.kind !== 'tuple') return `[${items.join(', ')}]`;
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
  }
  const entries = Object.entries(value).map(([key, item]) => `${quote(key)}: ${formatValue(item)}`);
  return `{${entries.join(', ')}}`;
}

/** A string as Python's repr quotes it: what does not show is escaped, so that nothing hides in a script. */
export function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  return `${mark}${text.replace(/[\\'"]|(?! )[\p{C}\p{Z}]/gu, (c) => escapeOf(c, mark))}${mark}`;
}

const SHORT: { readonly [c: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeOf(c: string, mark: string): string {
  if (c === '"' || c === "'") return c === mark ? `\\${c}` : c;
  if (c === '\\') return '\\\\';
  const code = c.codePointAt(0) ?? 0;
  const hex = (length: number) => code.toString(16).padStart(length, '0');
  if (code > 0xffff) return `\\U${hex(8)}`;
  return SHORT[c] ?? (code > 0xff ? `\\u${hex(4)}` : `\\x${hex(2)}`);
}
