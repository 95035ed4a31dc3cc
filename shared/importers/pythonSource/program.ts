/** What a piece of Python says without being run: the names that it gives literals to, and the calls that it makes. */
import { type Expression, Expressions } from './expression';
import { type Token, tokens } from './tokens';

export interface Program {
  /** By name; the last assignment counts, and what is put into a dictionary afterwards is in it. */
  readonly names: ReadonlyMap<string, Expression>;
  /** Expressions that stand alone or are assigned, in order. */
  readonly all: readonly Expression[];
  /** The calls of the factory, wherever they stand. */
  readonly calls: readonly Call[];
  /** How often a value was looked up; names that stand for one another many times are given up. */
  readonly lookups: { count: number };
}

export type Call = Extract<Expression, { kind: 'call' }>;

/** The blueprint's functions. */
export const FACTORY = /^create_(training|inference)_payload$/;

/** Reads a text; what cannot be read comes in words. Nothing is ever evaluated. */
export function readProgram(source: string): Program | string {
  const read = tokens(source);
  if (typeof read === 'string') return read;
  const expressions = new Expressions(source, read);
  const names = new Map<string, Expression>();
  const all: Expression[] = [];
  while (expressions.peek() !== undefined) {
    const at = expressions.at;
    const value = statement(expressions, names);
    if (value.text !== '') all.push(value);
    // A mark that ends an expression, or nothing at all, is passed over.
    if (expressions.at === at || expressions.peek()?.kind === 'mark') expressions.at += 1;
    expressions.lines();
  }
  return { names, all, calls: callsOf(source, read), lookups: { count: 0 } };
}

/** `name = …`, `name: type = …`, `self.name = …`, `name['key'] = …`, `name.update(…)`, or an expression. */
function statement(expressions: Expressions, names: Map<string, Expression>): Expression {
  const start = expressions.at;
  const target = expressions.primary();
  if (target.kind === 'name') {
    const name = target.name.split('.').at(-1) ?? '';
    const key = expressions.peek()?.text === '[' ? keyOf(expressions) : null;
    if (expressions.peek()?.text === ':' && isAnnotated(expressions)) {
      expressions.take(':');
      expressions.expression(false);
    }
    if (expressions.take('=')) {
      const value = expressions.expression(false);
      if (key === null) names.set(name, value);
      else put(names, name, [[key, value]], `${target.text}[…]`);
      return value;
    }
  }
  if (target.kind === 'call' && target.name.endsWith('.update')) {
    const name = target.name.split('.').at(-2) ?? '';
    const spread = target.args.map((of) => [null, of] as const);
    put(names, name, [...spread, ...target.keywords], target.text);
    return target;
  }
  expressions.at = start;
  return expressions.expression(false);
}

/** The text key of a subscript; null, and nothing read, for any other. */
function keyOf(expressions: Expressions): string | null {
  const [, key, end] = [expressions.peek(), expressions.peek(1), expressions.peek(2)];
  if (key?.kind !== 'string' || typeof key.held !== 'string' || end?.text !== ']') return null;
  expressions.at += 3;
  return key.held;
}

/** Whether an `=` follows on the line of a `:`, as in `overrides: dict = {…}` and not in `else:`. */
function isAnnotated(expressions: Expressions): boolean {
  for (let ahead = 1; ahead < LONGEST_TYPE; ahead += 1) {
    const token = expressions.peek(ahead);
    if (token === undefined || token.kind === 'line' || token.text === '(') return false;
    if (token.text === '=') return true;
  }
  return false;
}

/** In tokens. */
const LONGEST_TYPE = 30;

/** Puts entries into the dictionary of that name, on top of what it holds. */
function put(
  names: Map<string, Expression>,
  name: string,
  entries: readonly (readonly [string | null, Expression])[],
  text: string,
): void {
  const before = names.get(name);
  names.set(name, {
    kind: 'dict',
    entries: [...(before ? [[null, before] as const] : []), ...entries],
    text,
  });
}

function callsOf(source: string, read: readonly Token[]): Call[] {
  return read.flatMap((token, i) => {
    const isCall = token.kind === 'name' && FACTORY.test(token.text) && read[i + 1]?.text === '(';
    if (!isCall || read[i - 1]?.text === 'def') return [];
    const call = new Expressions(source, read, i).primary();
    return call.kind === 'call' ? [call] : [];
  });
}
