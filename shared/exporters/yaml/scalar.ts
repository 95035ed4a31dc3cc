/** Plain scalars of YAML 1.1, read and written so that PyYAML's safe loader reads the same value. */
import type { FieldType } from '../../values/fieldType';
import { elementType, numberText } from '../../values/python';
import { type Value, wholeNumber } from '../../values/value';

export interface Scalar {
  readonly value: Value;
  /** Why a request cannot hold it, after `which is`: a date, an infinity; `value` is its text then. */
  readonly unsupported?: string;
}

const BOOLS = /^(?:(yes|Yes|YES|true|True|TRUE|on|On|ON)|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const FLOAT =
  /^(?:[-+]?\d[\d_]*\.[\d_]*(?:[eE][-+]\d+)?|\.\d[\d_]*(?:[eE][-+]\d+)?|[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*)$/;
const INT =
  /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][\d_]*)|[-+]?0x[\da-fA-F_]+|[-+]?[1-9][\d_]*(?::[0-5]?\d)+)$/;
const NULL = /^(?:~|null|Null|NULL|)$/;
const DATE =
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;

/** A plain scalar as PyYAML reads it. Source: `yaml/resolver.py` of PyYAML 6. */
export function readPlain(text: string): Scalar {
  const bool = BOOLS.exec(text);
  if (bool) return { value: bool[1] !== undefined };
  if (FLOAT.test(text)) return number(text, sexagesimal(text));
  if (/^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.test(text))
    return { value: text, unsupported: 'a float that JSON cannot represent' };
  if (INT.test(text)) return number(text, integer(text));
  if (NULL.test(text)) return { value: null };
  if (DATE.test(text)) return { value: text, unsupported: 'a date to PyYAML' };
  if (text === '=' || text === '<<') return { value: text, unsupported: 'rejected by PyYAML' };
  return { value: text };
}

const number = (text: string, value: number | bigint): Scalar =>
  typeof value === 'bigint' || Number.isFinite(value)
    ? { value }
    : { value: text, unsupported: 'too large to be stored exactly' };

function integer(text: string): number | bigint {
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '');
  const size = digits
    .split(':')
    .reduce((sum, part) => sum * 60n + BigInt(/^0\d/.test(digits) ? `0o${part}` : part), 0n);
  return wholeNumber(text.startsWith('-') ? -size : size);
}

/** `12:30` is a sexagesimal number. */
function sexagesimal(text: string): number {
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '');
  const size = digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return text.startsWith('-') ? -size : size;
}

/** A value on one line, typed by its field: what PyYAML reads back as the same value of the same type. */
export function yamlText(value: Value, type?: FieldType): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return yamlNumber(value, type);
  if (typeof value === 'string') return yamlString(value);
  if (Array.isArray(value))
    return `[${value.map((item, i) => yamlText(item, elementType(type, i))).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, item]) => `${yamlString(key)}: ${yamlText(item)}`,
  );
  return `{${entries.join(', ')}}`;
}

function yamlNumber(value: number, type?: FieldType): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const text = numberText(value, type);
  if (!/[.e]/.test(text)) return text;
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const point = mantissa.includes('.') ? mantissa : `${mantissa}.0`;
  // Python's own digits, unless a large round number reads better as 1.0e+9; its 1e-05 has no point.
  const round = Number(exponent) >= 5 && mantissa.length < 7;
  return text.includes('e') || round ? `${point}e${exponent}` : text;
}

/**
 * Unquoted where YAML 1.1 reads nothing but a string, else in double quotes with everything escaped that PyYAML rejects
 * or folds. The `yaml` package leaves `=` and `-.5` unquoted, which PyYAML does not read back.
 */
function yamlString(text: string): string {
  const safe = /^[A-Za-z/.][\w/.+-]*$/.test(text) && readPlain(text).value === text;
  if (safe && readPlain(text).unsupported === undefined) return text;
  const escaped = JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return escaped;
}
