/** Reading values that people type: JSON, Python literals, bare words. */
import type { FieldType } from './fieldType';
import { parseExpression } from './syntax/expression';
import type { Expression } from './syntax/types';
import { NOT_EXACT, plainMinus, readNumber } from './typedNumber';
import { exactNumber, isWhole, type Value } from './value';

export type Parsed =
  | { ok: true; value: Value }
  /** `readings`: texts that it may be meant for, each of which is understood by itself. */
  | { ok: false; problem: string; readings?: readonly string[] };

/** JSON is typed as well. */
const WORDS: { readonly [word: string]: Value } = {
  None: null,
  null: null,
  True: true,
  true: true,
  False: false,
  false: false,
};
const NUMBER = /^[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?$/i;

/**
 * A value as people write it on a command line: JSON or a Python literal (`None`, `True`, `1e-3`, `1_000`,
 * `(2, 2)`); text that starts like neither is a string.
 */
export function parseValue(text: string): Parsed {
  const trimmed = text.trim();
  if (Object.hasOwn(WORDS, trimmed)) return { ok: true, value: WORDS[trimmed] ?? null };
  if (NUMBER.test(trimmed)) return parseDigits(trimmed);
  if (!/^[[({"']/.test(trimmed)) return { ok: true, value: text };
  const { expression, problem } = parseExpression(trimmed);
  if (problem) return { ok: false, problem: `${problem.what}; expected ${problem.expected}` };
  return expression ? literalOf(expression) : { ok: false, problem: 'expected a value' };
}

function parseDigits(digits: string): Parsed {
  if (/__|_$|_\.|\._|_e/i.test(digits)) return { ok: false, problem: `${digits} is not a number` };
  const value = exactNumber(digits);
  return value === Infinity || value === -Infinity
    ? { ok: false, problem: `${digits} is too large for a float` }
    : { ok: true, value };
}

/** The value of an expression that is a literal through and through. */
function literalOf(expression: Expression): Parsed {
  switch (expression.kind) {
    case 'value':
      return { ok: true, value: expression.value };
    case 'name': {
      const value = WORDS[expression.name];
      if (value !== undefined) return { ok: true, value };
      return { ok: false, problem: `unexpected ${expression.text}; expected a value in quotes` };
    }
    case 'list':
      return listOf(expression.items);
    case 'dict': {
      if (expression.entries.some(([key]) => key === null))
        return { ok: false, problem: 'unexpected **; expected a quoted key' };
      const values = listOf(expression.entries.map(([, value]) => value));
      if (!values.ok) return values;
      const entries = expression.entries.map(([key], i) => [key ?? '', values.value[i] ?? null]);
      return { ok: true, value: Object.fromEntries(entries) };
    }
    case 'unknown':
      return { ok: false, problem: `${expression.text} is ${expression.why}; expected a value` };
    default:
      return { ok: false, problem: `unexpected ${expression.text}; expected a value` };
  }
}

function listOf(items: readonly Expression[]) {
  const values: Value[] = [];
  for (const item of items) {
    const read = literalOf(item);
    if (!read.ok) return read;
    values.push(read.value);
  }
  return { ok: true, value: values } as const;
}

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

/** Whether its numbers are all whole. */
export function takesOnlyWhole(type: FieldType): boolean {
  if (type.kind === 'union')
    return takesNumbers(type) && !type.of.some(({ kind }) => kind === 'float');
  if (type.kind === 'enum') return type.choices.every(Number.isInteger);
  return type.kind === 'int';
}

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
