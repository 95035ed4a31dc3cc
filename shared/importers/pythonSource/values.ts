/** The values of expressions: names looked up, `Path(…)` taken for its text, dictionaries spread out. */

import type { Expression } from '../../values/syntax/types';
import type { Value } from '../../values/value';
import { lastPart, type Program } from './program';

type Names = Pick<Program, 'names' | 'lookups'>;

/** A value, or why there is none: `text` as written, `why` after `which is`. */
export type Reading =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly text: string; readonly why: string };

/** References from name to name, or from dictionary to dictionary, that are followed. */
const MOST_NAMES = 20;
/** Lookups in one text: dictionaries and lists that are spread out in one another multiply. */
const MOST_LOOKUPS = 20_000;

function isTooMuch(program: Names, left: number): boolean {
  program.lookups.count += 1;
  return left <= 0 || program.lookups.count > MOST_LOOKUPS;
}

/** JSON is pasted as well. */
const JSON_WORDS: { readonly [word: string]: Value } = { true: true, false: false, null: null };

/** The value of an expression, if it is known without running anything. */
export function literalOf(expression: Expression, program: Names, left = MOST_NAMES): Reading {
  const { names } = program;
  const no = (why: string): Reading => ({ ok: false, text: expression.text, why });
  const again = (other: Expression) => literalOf(other, program, left - 1);
  if (isTooMuch(program, left)) return no('a chain of names too long to follow');
  switch (expression.kind) {
    case 'value':
      return { ok: true, value: expression.value };
    case 'unknown':
      return no(expression.why);
    case 'name': {
      const known = names.get(lastPart(expression.name));
      if (known) return again(known);
      const word = JSON_WORDS[expression.name];
      return word === undefined
        ? no('a variable without a value in this text')
        : { ok: true, value: word };
    }
    case 'list':
      return listOf(expression.items, again, no);
    case 'choice': {
      const chosen = chosenOf(expression, program, left);
      return chosen ? again(chosen) : no('a conditional expression that only Python can evaluate');
    }
    case 'call': {
      const [argument] = expression.args;
      const isText = /^(?:\w+\.)*(?:Path|PurePath|PosixPath|str)$/.test(expression.name);
      return isText && argument && expression.args.length === 1
        ? again(argument)
        : no('a call that only Python can evaluate');
    }
    case 'dict':
      return no('a dictionary, where a plain value belongs');
    default:
      return no('an expression that only Python can evaluate');
  }
}

function listOf(
  items: readonly Expression[],
  read: (item: Expression) => Reading,
  no: (why: string) => Reading,
): Reading {
  const values: Value[] = [];
  for (const item of items) {
    const value = read(item);
    if (!value.ok) return no(value.why);
    values.push(value.value);
  }
  return { ok: true, value: values };
}

type Entries = readonly (readonly [string, Expression])[];

/** The entries of a dictionary, of `dict(…)` or of a config's constructor, the last of a name; null for anything else. */
export function entriesOf(
  expression: Expression | undefined,
  program: Names,
  left = MOST_NAMES,
): Entries | null {
  if (expression === undefined || isTooMuch(program, left)) return null;
  if (expression.kind === 'dict') return spread(expression.entries, program, left);
  if (expression.kind === 'name')
    return entriesOf(program.names.get(lastPart(expression.name)), program, left - 1);
  if (expression.kind === 'choice')
    return entriesOf(chosenOf(expression, program, left) ?? undefined, program, left - 1);
  if (expression.kind !== 'call') return null;
  const [, isDict] = /^(?:\w+\.)*(?:(dict)|\w*Config)$/.exec(expression.name) ?? [null];
  if (isDict === null) return null;
  const given = expression.args.map((argument) =>
    argument.kind === 'spread' ? argument.of : isDict ? argument : null,
  );
  if (given.includes(null)) return null;
  const first = given.flatMap((of) => (of ? [[null, of] as const] : []));
  return spread([...first, ...expression.keywords], program, left);
}

/** Entries with what is spread out among them; what cannot be resolved is kept under its own text. */
function spread(
  entries: readonly (readonly [string | null, Expression])[],
  program: Names,
  left: number,
): Entries | null {
  const merged = new Map<string, Expression>();
  for (const [name, value] of entries) {
    const inner = name === null ? entriesOf(value, program, left - 1) : [[name, value] as const];
    const resolved = inner ?? [[`**${value.text}`, unknown(value)] as const];
    for (const [key, expression] of resolved) merged.set(key, expression);
  }
  return [...merged];
}

const unknown = ({ text, at }: Expression): Expression => ({
  kind: 'unknown',
  text,
  at,
  why: 'a dictionary that is not in this text',
});

/** The branch that Python takes, where the condition is a literal or a name for one; else null. */
function chosenOf(
  { test, whenTrue, otherwise }: Extract<Expression, { kind: 'choice' }>,
  program: Names,
  left: number,
): Expression | null {
  const entries = entriesOf(test, program, left - 1);
  if (entries) return entries.length > 0 ? whenTrue : otherwise;
  const read = literalOf(test, program, left - 1);
  if (!read.ok) return null;
  const { value } = read;
  const isTrue = Array.isArray(value)
    ? value.length > 0
    : value !== '' && value !== 0 && value !== null && value !== false;
  return isTrue ? whenTrue : otherwise;
}
