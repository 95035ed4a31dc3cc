/** Numbers and strings of Python source, from their own text. */
import { type Value, wholeNumber } from '../value';

/** A value, or why it is none, after `which is`. */
export type Literal = { readonly value: Value } | { readonly why: string };

/** A number as the source may hold it; what it is worth, `readNumber` says. */
export const NUMBER =
  /(?<![\w.])(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)[jJ]?/g;

/** Python takes an underscore between two digits only, and no leading zeros in a decimal whole number. */
export function readNumber(text: string): Literal {
  if (/j$/i.test(text)) return { why: 'a complex number' };
  const digits = text.replaceAll('_', '');
  const whole = /^(?:0[xob][\da-f]+|0+|[1-9]\d*)$/i.test(digits);
  const float = /^(?:\d+\.\d*|\.\d+|\d+(?=e))(?:e[+-]?\d+)?$/i.test(digits);
  if ((!whole && !float) || /__|_$|_\.|\._|_e/i.test(text)) return { why: 'not a number' };
  if (whole) return { value: wholeNumber(BigInt(digits)) };
  const value = Number(digits);
  return Number.isFinite(value) ? { value } : { why: 'too large for a float' };
}

const STRING = /^([rRbBuUfF]{0,2})('''|"""|'|")((?:\\[\s\S]|(?!\2)[^\\])*)(\2?)$/;

/** Null for a string without its closing quote. */
export function readString(text: string): Literal | null {
  const [, prefix = '', quote = '', inside = '', end] = STRING.exec(text) ?? [];
  if (end === undefined || end === '') return null;
  if (quote.length === 1 && /(?<!\\)(?:\\\\)*\n/.test(inside)) return null;
  if (/b/i.test(prefix)) return { why: 'a bytes literal' };
  if (/f/i.test(prefix)) return { why: 'an f-string, which only Python can evaluate' };
  if (/r/i.test(prefix)) return { value: inside };
  if (/(?<!\\)(?:\\\\)*\\N/.test(inside)) return { why: 'text with a named character' };
  return { value: unescaped(inside) };
}

const SHORT: { readonly [c: string]: string } = {
  ...{ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07' },
  // JSON escapes its slashes at will.
  ...{ '\\': '\\', "'": "'", '"': '"', '/': '/', '\n': '', '\r\n': '' },
};

/** An escape that Python does not know stays as it is. */
const unescaped = (text: string): string =>
  text.replace(
    /\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{1,3}|\r\n|[\s\S])/g,
    (whole, code: string) => {
      const short = SHORT[code];
      if (short !== undefined) return short;
      if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
      const digits = /^[xuU](.+)$/.exec(code)?.[1];
      const point = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
