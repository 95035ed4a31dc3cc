/** Values as Python writes and reads them. */
import type { FieldType } from './fieldType';
import type { Value } from './value';

/**
 * A float as Python's `repr` writes it: the shortest digits that round-trip, always with a point or an
 * exponent (`1000000000.0`, `1e-05`, `1e+16`, `0.0001`).
 */
export function pythonFloat(x: number): string {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? 'Infinity' : '-Infinity';
  if (x === 0) return Object.is(x, -0) ? '-0.0' : '0.0';
  const size = Math.abs(x);
  // Between these, JavaScript writes the same shortest digits, without an exponent.
  if (size >= 1e-4 && size < 1e16) return Number.isInteger(x) ? `${x}.0` : String(x);
  return withExponent(x);
}

/** A float outside the sizes that Python's repr writes without an exponent. */
function withExponent(x: number): string {
  const [mantissa = '', exponentText = '0'] = Math.abs(x).toExponential().split('e');
  const exponent = Number(exponentText);
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${x < 0 ? '-' : ''}${mantissa}e${exponent < 0 ? '-' : '+'}${size}`;
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

/**
 * A number's text by its field's type: an int field's 4 is `4`, a float field's 4 is `4.0`. Beyond 2^53 a `number` is
 * a float whatever its field, since a whole number of that size is a `bigint`.
 */
export function numberText(value: number | bigint, type?: FieldType): string {
  if (typeof value === 'bigint') return String(value);
  const whole = Number.isSafeInteger(value) && !Object.is(value, -0);
  return !whole || wholeIsFloat(type) ? pythonFloat(value) : String(value);
}

/** Python's truth of a value. */
export function isTrue(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return Boolean(value);
  return Object.keys(value).length > 0;
}

/** Python's `float(value)`: of a text what it writes, of a truth value 1 or 0; NaN where Python raises an error. */
export function asFloat(value: Value): number {
  if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return Number.NaN;
  const text = value.trim().toLowerCase();
  if (/^[+-]?inf(inity)?$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return /^[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?$/.test(text)
    ? Number(text.replaceAll('_', ''))
    : Number.NaN;
}

/** Python's `str(value)`: a text as it is, anything else as its source. */
export function asText(value: Value): string {
  if (typeof value === 'string') return value;
  // `str` writes infinities and NaN otherwise than JSON does.
  if (typeof value === 'number' && !Number.isFinite(value))
    return pythonFloat(value).toLowerCase().replace('infinity', 'inf');
  return formatValue(value);
}

/**
 * A path as Python's `pathlib` writes it on Linux: no `.` and no empty part, `.` for none. Two slashes before a path
 * stay two, since POSIX gives them a meaning; three are one.
 */
export function pathlibText(path: string): string {
  const root = /^\/\/(?!\/)/.test(path) ? '//' : path.startsWith('/') ? '/' : '';
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return `${root}${parts.join('/')}` || '.';
}

/** A value as Python source (`None`, `True`, `1e-05`, `'text'`, `(2, 2)`), typed by its field. */
export function formatValue(value: Value, type?: FieldType): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' || typeof value === 'bigint') return numberText(value, type);
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
