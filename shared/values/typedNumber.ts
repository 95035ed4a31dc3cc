/**
 * Numbers as scientists type and paste them: Python's forms, grouped digits (`244,000`, `244 000`, `244'000`),
 * powers of ten (`2.44×10^5`, `10⁻⁴`) and typographic signs (`3e−4`).
 *
 * A comma separates thousands where nothing else makes sense (`1,234,567`, `1,234.5`), and where it is the only mark,
 * after one to three digits and before exactly three (`244,000`, `1,500`). The decimal mark of Python, of PtychoPINN's
 * files and of this window is the point, so the second case follows the language of everything around it. Any other
 * comma (`1,5`, `0,0003`, `1,5e-3`) may be a decimal comma: it is asked about, never guessed.
 */
import { exactNumber } from './value';

export type NumberReading =
  | { readonly kind: 'number'; readonly value: number | bigint }
  /** It may mean each of these, the likelier first; each is read as a number by itself. */
  | { readonly kind: 'question'; readonly readings: readonly string[] }
  /** It is meant as a number and is none; `problem` where there is more to say than that. */
  | { readonly kind: 'invalid'; readonly problem?: string }
  /** It is nothing like a number. */
  | { readonly kind: 'other' };

/** Minus signs and dashes that are pasted for `-`. */
const DASHES = /[\u2010-\u2015\u2212\ufe63\uff0d]/g;
/** Blanks that group digits: plain, no-break, figure, thin and narrow no-break. */
const BLANKS = ' \\u00a0\\u2007\\u2009\\u202f';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const POWER = '10\\s*(?:\\^|\\*\\*)\\s*(?<power>[+-]?\\d+)';
/** Sign, mantissa, exponent: `-1_000.5e-3`, `2.44 × 10^5`. */
const NUMBER = new RegExp(
  `^(?<sign>[+-]?)(?<mantissa>[\\d.,_'’${BLANKS}]+?)(?:e(?<exponent>[+-]?\\d+)|\\s*[x×*·⋅]\\s*${POWER})?$`,
  'i',
);
const POWER_ALONE = new RegExp(`^(?<sign>[+-]?)${POWER}$`);

/** Digits as Python takes them: `1_000.5`, `.5`, `5.`. */
const PLAIN = /^(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)$/;
/** Groups of three apart by one kind of blank or apostrophe. */
const GROUPED = new RegExp(`^[1-9]\\d{0,2}(?:([${BLANKS}'’])\\d{3})(?:\\1\\d{3})*(?:\\.\\d*)?$`);
const COMMAS = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;
/** One comma that could be a decimal comma. */
const ONE_COMMA = new RegExp(`^(?<whole>[\\d${BLANKS}.'’]*),(?<fraction>\\d+)$`);
const POINTS = /^[1-9]\d{0,2}(?:\.\d{3}){2,}$/;
const SEPARATORS = new RegExp(`[_,'’${BLANKS}]`, 'g');

/** Reads a trimmed text as a number. */
export function readNumber(text: string): NumberReading {
  const plain = plainSigns(text);
  const alone = POWER_ALONE.exec(plain)?.groups;
  if (alone) return numberOf(`${alone.sign}1`, alone.power ?? '0');
  const { sign = '', mantissa, exponent, power } = NUMBER.exec(plain)?.groups ?? {};
  if (mantissa === undefined) return notNumber(plain);
  const scale = exponent ?? power ?? '';
  if (isPlain(mantissa, scale)) return numberOf(sign + mantissa.replaceAll(SEPARATORS, ''), scale);
  const readings = readingsOf(mantissa);
  if (readings.length === 0) return { kind: 'invalid' };
  const suffix = scale === '' ? '' : `e${scale}`;
  return { kind: 'question', readings: readings.map((digits) => sign + digits + suffix) };
}

/** With `-` for every minus sign. */
export const plainMinus = (text: string): string => text.replaceAll(DASHES, '-');

/** With `-` for every minus and `10^5` for `10⁵`. */
function plainSigns(text: string): string {
  return plainMinus(text).replaceAll(
    /(?<=10)[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
    (raised) => `^${[...raised].map(lowered).join('')}`,
  );
}

function lowered(c: string): string {
  if (c === '⁺') return '+';
  return c === '⁻' ? '-' : String(SUPERSCRIPTS.indexOf(c));
}

/** Whether the digits can be read in one way alone. */
function isPlain(mantissa: string, scale: string): boolean {
  if (PLAIN.test(mantissa) || GROUPED.test(mantissa)) return true;
  if (!COMMAS.test(mantissa)) return false;
  const marks = mantissa.replaceAll(/\d/g, '').length + (scale === '' ? 0 : 1);
  return marks === 1 || mantissa.replaceAll(/[^,]/g, '').length > 1 || mantissa.includes('.');
}

/** What digits with a comma, or with several points, may mean. */
function readingsOf(mantissa: string): string[] {
  if (POINTS.test(mantissa)) return [mantissa.replaceAll('.', '')];
  const { whole, fraction } = ONE_COMMA.exec(mantissa)?.groups ?? {};
  if (whole === undefined || fraction === undefined) return [];
  const digits = whole.replaceAll(/\D/g, '');
  const grouped = digits !== whole;
  if (grouped && !PLAIN.test(digits)) return [];
  if (grouped && !isGrouped(whole)) return [];
  const decimal = `${digits === '' ? '0' : digits}.${fraction}`;
  // Thousands apart by blanks or points leave the comma nothing but the decimals; so does a leading zero.
  if (grouped || digits === '' || digits.startsWith('0')) return [decimal];
  return [decimal, digits + fraction];
}

const isGrouped = (whole: string): boolean =>
  GROUPED.test(whole) || /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(whole);

/** The number, unless a float or a whole number cannot hold what was typed. */
function numberOf(digits: string, scale: string): NumberReading {
  const value = exactNumber(scale === '' ? digits : `${digits}e${scale}`);
  if (value === Infinity || value === -Infinity)
    return { kind: 'invalid', problem: 'expected a finite number' };
  if (value === 0 && /[1-9]/.test(digits))
    return { kind: 'invalid', problem: 'too small: it would become 0' };
  return { kind: 'number', value };
}

/** Why a large power of ten is no whole number: as a float it would be rounded. */
export const NOT_EXACT = `write whole numbers beyond ${Number.MAX_SAFE_INTEGER} digit by digit`;

const HEX = /^[+-]?0(?:x[\da-f]+|b[01]+|o[0-7]+)$/i;

function notNumber(plain: string): NumberReading {
  if (HEX.test(plain)) {
    const value = BigInt(plain.replace(/^[+-]/, ''));
    return { kind: 'question', readings: [`${plain.startsWith('-') ? '-' : ''}${value}`] };
  }
  if (/^[+-]?(?:nan|inf|infinity|∞)$/i.test(plain))
    return { kind: 'invalid', problem: 'expected a finite number' };
  return { kind: /^[+-]?[.,]?\d/.test(plain) ? 'invalid' : 'other' };
}
