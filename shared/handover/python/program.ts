/** What a piece of Python says without being run: the names that it gives literals to, and the calls that it makes. */
import type { Value } from '../../values/value';
import { type Expression, Expressions } from './expression';
import { tokens } from './tokens';

export interface Program {
  /** By name; the last assignment counts. */
  readonly names: ReadonlyMap<string, Expression>;
  /** Expressions that stand alone or are assigned, in order. */
  readonly all: readonly Expression[];
}

/** Reads a text; what cannot be read comes in words. Nothing is ever evaluated. */
export function readProgram(source: string): Program | string {
  const read = tokens(source);
  if (typeof read === 'string') return read;
  const expressions = new Expressions(source, read);
  const names = new Map<string, Expression>();
  const all: Expression[] = [];
  while (expressions.peek() !== undefined) {
    const at = expressions.at;
    const first = expressions.peek();
    const assigned = first?.kind === 'name' && expressions.peek(1)?.text === '=';
    if (assigned) expressions.at += 2;
    const value = expressions.expression(false);
    if (assigned) names.set(first.text, value);
    if (value.text !== '') all.push(value);
    // A mark that ends an expression, or nothing at all, is passed over.
    if (expressions.at === at || expressions.peek()?.kind === 'mark') expressions.at += 1;
    expressions.lines();
  }
  return { names, all };
}

/** A value, or why there is none: `text` as it stands, `odd` after `which is`. */
export type Reading =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly text: string; readonly odd: string };

/** As many names may stand for one another before the value is given up. */
const MOST_NAMES = 20;

/** The value of an expression, names looked up and `Path(…)` and `str(…)` taken for their text. */
export function literalOf(expression: Expression, { names }: Program, left = MOST_NAMES): Reading {
  const odd = (why: string): Reading => ({ ok: false, text: expression.text, odd: why });
  if (expression.kind === 'value') return { ok: true, value: expression.value };
  if (expression.kind === 'unknown') return odd(expression.why);
  if (expression.kind === 'name') {
    const known = names.get(expression.name);
    return known && left > 0
      ? literalOf(known, { names, all: [] }, left - 1)
      : odd('a variable that the text gives no value');
  }
  if (expression.kind === 'list') return listOf(expression.items, { names, all: [] }, left, odd);
  if (expression.kind === 'call') {
    const [argument] = expression.args;
    const isText = /^(?:\w+\.)*(?:Path|PurePath|str)$/.test(expression.name);
    return isText && argument && expression.args.length === 1
      ? literalOf(argument, { names, all: [] }, left)
      : odd('a call that only Python can work out');
  }
  return odd('a dictionary where a plain value belongs');
}

function listOf(
  items: readonly Expression[],
  program: Program,
  left: number,
  odd: (why: string) => Reading,
): Reading {
  const values: Value[] = [];
  for (const item of items) {
    const read = literalOf(item, program, left);
    if (!read.ok) return odd(read.odd);
    values.push(read.value);
  }
  return { ok: true, value: values };
}

/** The entries of a dictionary, of `dict(…)` or of a config's constructor; null for anything else. */
export function entriesOf(
  expression: Expression | undefined,
  program: Program,
  left = MOST_NAMES,
): readonly (readonly [string, Expression])[] | null {
  if (expression?.kind === 'dict') return expression.entries;
  if (expression?.kind === 'name' && left > 0)
    return entriesOf(program.names.get(expression.name), program, left - 1);
  if (expression?.kind !== 'call' || !/^(?:\w+\.)*(?:dict|\w*Config)$/.test(expression.name))
    return null;
  return expression.args.length === 0 ? [...expression.keywords] : null;
}
