/** Reading values that people type: JSON, Python literals, bare words. */
import type { FieldType } from './fieldType';
import { NOT_EXACT, plainMinus, readNumber } from './typedNumber';
import { exactNumber, isWhole, type Value } from './value';

export type Parsed =
  | { ok: true; value: Value }
  /** `readings`: texts that it may be meant for, each of which is understood by itself. */
  | { ok: false; problem: string; readings?: readonly string[] };

const NUMBER = /^[+-]?(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(e[+-]?\d+)?/i;
/** Hexadecimal digits after an escape's letter. */
const ESCAPES: { readonly [letter: string]: number } = { x: 2, u: 4, U: 8 };
const WORDS: { readonly [word: string]: Value } = {
  None: null,
  null: null,
  True: true,
  true: true,
  False: false,
  false: false,
};

class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  whole(): Value {
    const value = this.value();
    this.space();
    if (this.at < this.text.length) throw new Error(`unexpected ${this.rest()}`);
    return value;
  }

  private value(): Value {
    this.space();
    const c = this.text[this.at];
    if (c === '[') return this.sequence(']');
    if (c === '(') return this.sequence(')');
    if (c === '{') return this.dictionary();
    if (c === '"' || c === "'") return this.string(c);
    return this.word();
  }

  private word(): Value {
    const rest = this.text.slice(this.at);
    const name = /^[A-Za-z_]\w*/.exec(rest)?.[0];
    if (name !== undefined && Object.hasOwn(WORDS, name)) {
      this.at += name.length;
      return WORDS[name] ?? null;
    }
    const digits = NUMBER.exec(rest)?.[0];
    if (digits === undefined) throw new Error(`unexpected ${this.rest()}`);
    if (/__|_$|_\.|\._|_e/i.test(digits)) throw new Error(`${digits} is not a number`);
    const value = exactNumber(digits);
    if (value === Infinity || value === -Infinity)
      throw new Error(`${digits} is too large for a float`);
    this.at += digits.length;
    return value;
  }

  private sequence(end: string): Value {
    this.at += 1;
    const items: Value[] = [];
    let comma = false;
    for (;;) {
      this.space();
      // Python's (1) is a number in brackets, not a tuple.
      if (this.take(end))
        return end === ')' && items.length === 1 && !comma ? (items[0] ?? null) : items;
      if (items.length > 0 && !comma) throw new Error(`expected , or ${end} before ${this.rest()}`);
      items.push(this.value());
      this.space();
      comma = this.take(',');
    }
  }

  private dictionary(): Value {
    this.at += 1;
    const entries: [string, Value][] = [];
    for (;;) {
      this.space();
      if (this.take('}')) return Object.fromEntries(entries);
      const mark = this.text[this.at];
      if (mark !== '"' && mark !== "'")
        throw new Error(`expected a quoted key before ${this.rest()}`);
      const key = this.string(mark);
      this.space();
      if (!this.take(':')) throw new Error(`expected : before ${this.rest()}`);
      entries.push([key, this.value()]);
      this.space();
      if (!this.take(',') && this.text[this.at] !== '}')
        throw new Error(`expected , or } before ${this.rest()}`);
    }
  }

  private string(mark: string): string {
    let out = '';
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const c = this.text[this.at] ?? '';
      if (c === mark) {
        this.at += 1;
        return out;
      }
      out += c === '\\' ? this.escape() : c;
    }
    throw new Error(`the text that starts with ${mark} has no end`);
  }

  private escape(): string {
    this.at += 1;
    const c = this.text[this.at] ?? '';
    const length = ESCAPES[c];
    if (length !== undefined) {
      const code = this.text.slice(this.at + 1, this.at + 1 + length);
      if (!/^[\da-f]+$/i.test(code) || code.length < length)
        throw new Error(`\\${c}${code} is not an escape`);
      this.at += length;
      return String.fromCodePoint(Number.parseInt(code, 16));
    }
    return { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '0': '\0' }[c] ?? c;
  }

  private take(c: string): boolean {
    if (this.text[this.at] !== c) return false;
    this.at += 1;
    return true;
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  private rest(): string {
    const rest = this.text.slice(this.at, this.at + 20);
    return rest === '' ? 'the end' : `"${rest}"`;
  }
}

/**
 * A value as people write it on a command line: JSON or a Python literal (`None`, `True`, `1e-3`, `1_000`,
 * `(2, 2)`); text that starts like neither is a string. Problems are said in words, never thrown.
 */
export function parseValue(text: string): Parsed {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: text };
  try {
    return { ok: true, value: new Reader(trimmed).whole() };
  } catch (error) {
    if (!/^[[({"']/.test(trimmed) && !isNumberLike(trimmed)) return { ok: true, value: text };
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

const isNumberLike = (text: string): boolean => NUMBER.exec(text)?.[0] === text;

/**
 * Reads text typed into the control of a field of type `type`. Text fields take it as it is; numbers are read as
 * people write them, other values as a literal that fits the type. The problem says what fits.
 */
export function readTyped(text: string, type: FieldType): Parsed {
  const trimmed = text.trim();
  if (type.nullable && (trimmed === 'None' || trimmed === 'null')) return { ok: true, value: null };
  if (type.kind === 'str' || type.kind === 'path') return { ok: true, value: text };
  if (type.kind === 'enum') {
    const choice = type.choices.find((c) => String(c) === trimmed);
    if (choice !== undefined) return { ok: true, value: choice };
  }
  const number = takesNumbers(type) ? readTypedNumber(trimmed, type) : undefined;
  if (number) return number;
  const parsed =
    type.kind === 'list' || type.kind === 'tuple' ? readSequence(trimmed) : parseValue(trimmed);
  if (!parsed.ok) return parsed;
  const problem = typeProblem(parsed.value, type);
  return problem === null ? parsed : { ok: false, problem };
}

/** Several values as a literal, with any minus sign outside of quotes. */
function readSequence(text: string): Parsed {
  // In `[244,000]` the comma separates: what was meant as a number would be 244 and 0.
  if (/[[(,]\s*[+-]?0\d/.test(text) && !/["']/.test(text))
    return { ok: false, problem: 'a number starts with 0; a comma separates values here' };
  return parseValue(/["']/.test(text) ? text : plainMinus(text));
}

/** Whether a number may be a value of this type. */
export const takesNumbers = (type: FieldType): boolean =>
  type.kind === 'union' ? type.of.some(takesNumbers) : type.kind === 'int' || type.kind === 'float';

const takesFloats = (type: FieldType): boolean =>
  type.kind === 'union' ? type.of.some(takesFloats) : type.kind === 'float';

/** A text that is meant as a number, for a type that takes numbers; undefined for any other text. */
export function readTypedNumber(text: string, type: FieldType): Parsed | undefined {
  const read = readNumber(text);
  switch (read.kind) {
    case 'other':
      return undefined;
    case 'invalid':
      return { ok: false, problem: read.problem ?? `expected ${typeName(type)}` };
    case 'number': {
      const inexact = !takesFloats(type) && !isExact(read.value);
      const problem = inexact ? NOT_EXACT : typeProblem(read.value, type);
      return problem === null ? { ok: true, value: read.value } : { ok: false, problem };
    }
    case 'question':
      return asked(read.readings, type);
  }
}

const isExact = (value: number | bigint): boolean =>
  typeof value === 'bigint' || !Number.isInteger(value) || Number.isSafeInteger(value);

/** The question which of the readings is meant; those that the type does not take are none. */
function asked(all: readonly string[], type: FieldType): Parsed {
  const readings = all.filter((reading) => readTypedNumber(reading, type)?.ok === true);
  if (readings.length === 0) return { ok: false, problem: `expected ${typeName(type)}` };
  return { ok: false, problem: `it may mean ${readings.join(' or ')}`, readings };
}

/** Why `value` does not fit `type`, in words that say what does; null when it fits. */
export function typeProblem(value: Value, type: FieldType): string | null {
  return fits(value, type) ? null : `expected ${typeName(type)}`;
}

function fits(value: Value, type: FieldType): boolean {
  if (value === null) return type.nullable === true;
  switch (type.kind) {
    case 'int':
      return isWhole(value);
    case 'float':
      return typeof value === 'number' || typeof value === 'bigint';
    case 'bool':
      return typeof value === 'boolean';
    case 'str':
    case 'path':
      return typeof value === 'string';
    case 'enum':
      return (
        (typeof value === 'string' || typeof value === 'number') && type.choices.includes(value)
      );
    case 'tuple':
      return (
        Array.isArray(value) &&
        value.length === type.of.length &&
        type.of.every((t, i) => fits(value[i] ?? null, t))
      );
    case 'list':
      return Array.isArray(value) && value.every((item) => fits(item, type.of));
    case 'union':
      return type.of.some((t) => fits(value, t));
    default:
      return false;
  }
}

/** A type in words: `a whole number or None`, `one of Group, Batch`. */
export function typeName(type: FieldType): string {
  const base = baseName(type);
  return type.nullable ? `${base} or None` : base;
}

function baseName(type: FieldType): string {
  switch (type.kind) {
    case 'int':
      return 'a whole number';
    case 'float':
      return 'a number';
    case 'bool':
      return 'True or False';
    case 'str':
      return 'text';
    case 'path':
      return 'a path';
    case 'enum':
      return type.choices.length === 1 ? `${type.choices[0]}` : `one of ${type.choices.join(', ')}`;
    case 'tuple':
      return `${type.of.length} values (${type.of.map(typeName).join(', ')})`;
    case 'list':
      return `a list, each ${typeName(type.of)}`;
    case 'union':
      return type.of.map(typeName).join(' or ');
    case 'tensor':
      return 'a tensor, which a payload file cannot hold';
    default:
      return 'a section';
  }
}
