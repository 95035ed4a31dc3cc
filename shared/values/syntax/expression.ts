/** Reads the syntax tree as expressions. Nothing is ever evaluated. */
import type { SyntaxNode } from '@lezer/common';
import type { Value } from '../value';
import { type Literal, readNumber, readString } from './literal';
import { operationOf } from './operators';
import {
  childrenOf,
  parseLine,
  type Source,
  type SyntaxProblem,
  syntaxProblem,
  textOf,
  unexpected,
} from './source';
import type { Call, Expression } from './types';

/** Longer than anything that people type, and soon read. */
const LONGEST = 20_000;
/** Deeper nesting, or longer chains of operators, would use up the stack. */
const DEEPEST = 500;
const EVALUATED = 'an expression that only Python can evaluate';
const PUNCTUATION = new Set(['(', ')', '[', ']', '{', '}', ',', ':']);
const CONSTANTS: { readonly [name: string]: Value } = { None: null, True: true, False: false };

/** A text read as one expression; what it is up to the problem, where it has one. */
export interface Reading {
  readonly expression: Expression | null;
  readonly problem: SyntaxProblem | null;
}

export function parseExpression(text: string): Reading {
  if (text.length > LONGEST) {
    const what = `longer than ${LONGEST.toLocaleString('en')} characters`;
    return { expression: null, problem: { at: LONGEST, what, expected: '' } };
  }
  const source = parseLine(text);
  const problem = syntaxProblem(source);
  const [statement, next] = childrenOf(source.tree.topNode);
  const parts = statement ? childrenOf(statement) : [];
  const [first, second] = parts;
  if (statement?.name !== 'ExpressionStatement' || !first) {
    const assigned = parts.find(({ name }) => name === 'AssignOp' || name === 'UpdateOp');
    return { expression: null, problem: problem ?? unexpected(source, assigned?.from ?? 0) };
  }
  const more = second ?? next;
  return {
    expression: expressionOf(source, first),
    problem: problem ?? (more ? unexpected(source, more.from) : null),
  };
}

/** Reads a node of the tree; never throws, whatever the text. */
export function expressionOf(source: Source, node: SyntaxNode, depth = 0): Expression {
  const base = { text: textOf(source, node), at: node.from };
  const literal = (read: Literal): Expression =>
    'why' in read
      ? { ...base, kind: 'unknown', why: read.why }
      : { ...base, kind: 'value', ...read };
  const unknown = (why = EVALUATED): Expression => ({ ...base, kind: 'unknown', why });
  const inner = (child: SyntaxNode) => expressionOf(source, child, depth + 1);
  if (depth > DEEPEST) return unknown('nested too deeply');
  const parts = childrenOf(node);
  switch (node.name) {
    case 'Number':
      return literal(readNumber(base.text));
    case 'String':
    case 'FormatString':
      return literal(readString(base.text) ?? { why: 'an unterminated string' });
    case 'ContinuedString':
      return literal(joined(parts.map(inner)));
    case 'None':
    case 'Boolean':
      return literal({ value: CONSTANTS[base.text] ?? null });
    case 'VariableName':
      return { ...base, kind: 'name', name: base.text };
    case 'MemberExpression':
      return pathOf(base.text) ? { ...base, kind: 'name', name: pathOf(base.text) } : unknown();
    case 'ParenthesizedExpression': {
      const [only, more] = parts.filter((part) => !PUNCTUATION.has(part.name) && !isGap(part));
      return only && !more ? { ...inner(only), ...base } : unknown();
    }
    case 'TupleExpression':
    case 'ArrayExpression':
      return { ...base, kind: 'list', items: itemsOf(source, parts, depth) };
    case 'DictionaryExpression':
      return { ...base, kind: 'dict', entries: entriesOf(source, parts, depth) };
    case 'ConditionalExpression': {
      const [whenTrue, , test, , otherwise] = parts;
      if (!whenTrue || !test || !otherwise) return unknown();
      const choice = { test: inner(test), whenTrue: inner(whenTrue), otherwise: inner(otherwise) };
      return { ...base, kind: 'choice', ...choice };
    }
    case 'CallExpression':
      return callOf(source, node, depth) ?? unknown('a call that only Python can evaluate');
    case 'UnaryExpression':
    case 'BinaryExpression':
      return operationOf(source, node, inner) ?? unknown();
    case 'SetExpression':
      return unknown('a set');
    default:
      return unknown(/Comprehension/.test(node.name) ? 'a comprehension' : EVALUATED);
  }
}

const pathOf = (text: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*$/u.test(text)
    ? text.replaceAll(/\s/g, '')
    : '';

/** Strings side by side are one. */
function joined(parts: readonly Expression[]): Literal {
  let text = '';
  for (const part of parts) {
    if (part.kind === 'unknown') return { why: part.why };
    if (part.kind === 'value') text += String(part.value);
  }
  return { value: text };
}

/** Items between commas; what is broken is unknown, a bracket that is never closed is passed over. */
function itemsOf(source: Source, parts: readonly SyntaxNode[], depth: number): Expression[] {
  const items: Expression[] = [];
  for (const [i, node] of parts.entries()) {
    if (PUNCTUATION.has(node.name) || isSpread(node) || isGap(node)) continue;
    const read = expressionOf(source, node, depth + 1);
    const spread = parts[i - 1];
    items.push(spread && isSpread(spread) ? spreadOf(source, spread, read) : read);
  }
  return items;
}

const isSpread = ({ name }: SyntaxNode): boolean => name === '*' || name === '**';
const isGap = ({ type, from, to }: SyntaxNode): boolean => type.isError && from === to;

const spreadOf = (source: Source, { from }: SyntaxNode, of: Expression): Expression => ({
  kind: 'spread',
  of,
  at: from,
  text: textOf(source, { from, to: of.at + of.text.length }),
});

function entriesOf(
  source: Source,
  parts: readonly SyntaxNode[],
  depth: number,
): [string | null, Expression][] {
  const entries: [string | null, Expression][] = [];
  for (const [key, ...rest] of split(parts)) {
    if (!key) continue;
    const value = rest.filter((node) => !isGap(node)).at(-1);
    const read = expressionOf(source, value ?? key, depth + 1);
    const name = expressionOf(source, key, depth + 1);
    if (key.name === '**') entries.push([null, read]);
    else if (rest.length !== 2 || !value)
      entries.push([name.text, { ...name, kind: 'unknown', why: 'a key without a value' }]);
    else if (name.kind === 'value' && typeof name.value === 'string')
      entries.push([name.value, read]);
    else
      entries.push([name.text, { ...read, kind: 'unknown', why: 'a value without a quoted key' }]);
  }
  return entries;
}

/** The nodes between commas, without brackets. */
function split(parts: readonly SyntaxNode[]): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]];
  for (const node of parts) {
    if (node.name === ',') groups.push([]);
    else if (node.name === ':' || !PUNCTUATION.has(node.name)) groups.at(-1)?.push(node);
  }
  return groups.map((group) => group.filter((node) => !isGap(node)));
}

/** A call of a name; null for a call of anything else. */
export function callOf(source: Source, node: SyntaxNode, depth = 0): Call | null {
  const [callee, list] = childrenOf(node);
  const name = callee ? pathOf(textOf(source, callee)) : '';
  if (!list || name === '') return null;
  const args: Expression[] = [];
  const keywords = new Map<string, Expression>();
  for (const group of split(childrenOf(list))) {
    const [key, assign, value] = group;
    if (key && assign?.name === 'AssignOp' && value)
      keywords.set(textOf(source, key), expressionOf(source, value, depth + 1));
    else args.push(...itemsOf(source, group, depth));
  }
  return { kind: 'call', name, args, keywords, text: textOf(source, node), at: node.from };
}
