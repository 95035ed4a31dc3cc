/** What a piece of Python says without being run: the names that it gives literals to, and the calls that it makes. */
import type { SyntaxNode } from '@lezer/common';
import { AppError } from '../../errors/appError';
import { callOf, expressionOf } from '../../values/syntax/expression';
import {
  childrenOf,
  parseSource,
  type Source,
  syntaxProblem,
  unterminated,
} from '../../values/syntax/source';
import type { Call, Expression } from '../../values/syntax/types';

export interface Program {
  /** By name; the last assignment counts, and what is put into a dictionary afterwards is in it. */
  readonly names: ReadonlyMap<string, Expression>;
  /** Expressions that are statements or are assigned, in order. */
  readonly all: readonly Expression[];
  /** The calls of the factory, at any depth. */
  readonly calls: readonly Call[];
  /** How often a value was looked up: names that refer to one another many times are given up. */
  readonly lookups: { count: number };
}

/** The functions of the factory. */
const FACTORY = /(?:^|\.)create_(?:training|inference)_payload$/;

/** Reads a text, or the inside of a dictionary. Nothing is ever evaluated. */
export function readProgram(written: string, isInside = false): Program | AppError {
  const text = isInside ? `{${written}\n}` : written;
  const source = parseSource(text);
  const broken = source.readTo < text.length ? syntaxProblem(source) : null;
  if (broken) {
    const before = written.slice(0, broken.at - (isInside ? 1 : 0)).split('\n');
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return new AppError('import-python-broken', { what: broken.what, ...place });
  }
  const open = unterminated(source);
  if (open) {
    const line = text.slice(0, open.at).split('\n').length;
    return new AppError('import-python-unclosed', { what: open.what, line });
  }
  const names = new Map<string, Expression>();
  const all: Expression[] = [];
  const calls: Call[] = [];
  source.tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'AssignStatement') all.push(...assign(source, node, names));
      if (name === 'ExpressionStatement') all.push(...statement(source, node, names));
      if (name !== 'CallExpression') return;
      const call = callOf(source, node);
      if (call && FACTORY.test(call.name)) calls.push(call);
    },
  });
  return { names, all, calls, lookups: { count: 0 } };
}

/** Expressions, of which `name.update(…)` adds to the dictionary of that name. */
function statement(source: Source, node: SyntaxNode, names: Map<string, Expression>) {
  return childrenOf(node).flatMap((part): Expression[] => {
    if (part.type.isError || part.name === ',') return [];
    const read = expressionOf(source, part);
    if (read.kind === 'call' && read.name.endsWith('.update')) {
      const spread = read.args.map((of) => [null, of] as const);
      put(names, read.name.split('.').at(-2) ?? '', [...spread, ...read.keywords], read);
    }
    return [read];
  });
}

/** `a = …`, `a: type = …`, `a = b = …`, `a, b = …, …`, and the keyword arguments `a=…, b=…` without their call. */
function assign(source: Source, node: SyntaxNode, names: Map<string, Expression>): Expression[] {
  const parts = childrenOf(node).filter(({ name, type }) => name !== 'TypeDef' && !type.isError);
  const isAssigned = (group: readonly SyntaxNode[]) =>
    group.some(({ name }) => name === 'AssignOp');
  const groups = split(parts, ',').filter((group) => group.length > 0);
  const statements = groups.every(isAssigned) ? groups : [parts];
  return statements.flatMap((nodes) => {
    const sides = split(nodes, 'AssignOp').map((side) => split(side, ',').flat());
    const values = (sides.pop() ?? []).map((value) => expressionOf(source, value));
    for (const targets of sides)
      if (targets.length === values.length)
        for (const [i, target] of targets.entries()) set(source, target, values[i], names);
    return values;
  });
}

/** The nodes between those of a name. */
function split(nodes: readonly SyntaxNode[], at: string): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]];
  for (const node of nodes)
    if (node.name === at) groups.push([]);
    else groups.at(-1)?.push(node);
  return groups;
}

function set(
  source: Source,
  target: SyntaxNode,
  value: Expression | undefined,
  names: Map<string, Expression>,
): void {
  if (!value) return;
  const [holder, open, key] = childrenOf(target);
  if (holder && key?.name === 'String' && open?.name === '[') {
    const name = expressionOf(source, holder);
    const read = expressionOf(source, key);
    if (name.kind === 'name' && read.kind === 'value')
      put(names, lastPart(name.name), [[String(read.value), value]], name);
    return;
  }
  const name = expressionOf(source, target);
  if (name.kind === 'name') names.set(lastPart(name.name), value);
}

export const lastPart = (path: string): string => path.split('.').at(-1) ?? '';

/** Puts entries into the dictionary of that name, on top of what it holds. */
function put(
  names: Map<string, Expression>,
  name: string,
  entries: readonly (readonly [string | null, Expression])[],
  { text, at }: Expression,
): void {
  const before = names.get(name);
  names.set(name, {
    kind: 'dict',
    entries: [...(before ? [[null, before] as const] : []), ...entries],
    text,
    at,
  });
}
