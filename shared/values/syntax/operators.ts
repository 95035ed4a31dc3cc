/** Operators of Python, grouped as Python groups them. */
import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type Source, textOf } from './source';
import { COMPARISONS, type Expression } from './types';

type Base = Pick<Expression, 'text' | 'at'>;
type Inner = (node: SyntaxNode) => Expression;

/** More `and`, `or` and `not` in one expression would use up the stack. */
const MOST = 500;

/** The value of a unary or binary node; null where it is not Python. */
export function operationOf(source: Source, node: SyntaxNode, inner: Inner): Expression | null {
  const words = logical(node);
  if (words.length > MOST) return null;
  if (words.length > 1) return orOf(source, words, inner);
  const base = { text: textOf(source, node), at: node.from };
  const parts = childrenOf(node);
  return node.name === 'UnaryExpression'
    ? unaryOf(base, parts, inner)
    : binaryOf(source, base, parts, inner);
}

/** Operands with the `and`, `or` and `not` between them, which the grammar groups otherwise than Python. */
function logical(node: SyntaxNode, found: SyntaxNode[] = []): readonly SyntaxNode[] {
  const parts = childrenOf(node);
  const isLogical =
    /^(?:Unary|Binary)Expression$/.test(node.name) &&
    parts.some(({ name }, i) => name === 'and' || name === 'or' || (name === 'not' && i === 0));
  if (!isLogical) found.push(node);
  else for (const part of parts) LOGICAL.has(part.name) ? found.push(part) : logical(part, found);
  return found;
}
const LOGICAL = new Set(['and', 'or', 'not']);

const orOf = (source: Source, words: readonly SyntaxNode[], inner: Inner): Expression =>
  leftToRight(source, words, 'or', (terms) =>
    leftToRight(source, terms, 'and', (factors) => notOf(source, factors, inner)),
  );

function leftToRight(
  source: Source,
  words: readonly SyntaxNode[],
  operator: 'and' | 'or',
  read: (words: readonly SyntaxNode[]) => Expression,
): Expression {
  const at = words.findLastIndex(({ name }) => name === operator);
  const sign = words[at];
  if (!sign) return read(words);
  const left = leftToRight(source, words.slice(0, at), operator, read);
  const right = read(words.slice(at + 1));
  return { ...whole(source, words), kind: 'binary', operator, operatorAt: sign.from, left, right };
}

function notOf(source: Source, words: readonly SyntaxNode[], inner: Inner): Expression {
  const [first, ...others] = words;
  if (first?.name === 'not' && others.length > 0)
    return {
      ...whole(source, words),
      kind: 'unary',
      operator: 'not',
      of: notOf(source, others, inner),
    };
  return first && others.length === 0
    ? inner(first)
    : { ...whole(source, words), kind: 'unknown', why: 'not an expression' };
}

function whole(source: Source, words: readonly SyntaxNode[]): Base {
  const [from, to] = [words[0]?.from ?? 0, words.at(-1)?.to ?? 0];
  return { text: textOf(source, { from, to }), at: from };
}

/** Python takes `not` as an operand of nothing but `and`, `or` and `not`. */
const isNegation = (node: SyntaxNode): boolean =>
  node.name === 'UnaryExpression' && node.firstChild?.name === 'not';

function unaryOf(base: Base, [sign, operand]: readonly SyntaxNode[], inner: Inner) {
  const operator = (['-', '+'] as const).find((one) => base.text.startsWith(one));
  if (!sign || !operand || !operator || isNegation(operand)) return null;
  const of = inner(operand);
  if (operand.name !== 'Number') return { ...base, kind: 'unary', operator, of } as const;
  const { value = null } = of.kind === 'value' ? of : {};
  if (typeof value !== 'number' && typeof value !== 'bigint') return { ...of, ...base };
  return { ...base, kind: 'value', value: operator === '-' ? -value : value } as const;
}

function binaryOf(
  source: Source,
  base: Base,
  parts: readonly SyntaxNode[],
  inner: Inner,
): Expression | null {
  const [first, sign, ...others] = parts;
  const last = others.at(-1);
  if (!first || !sign || !last || isNegation(last)) return null;
  // `is not` and `not in` are two words.
  const words = [sign, ...others.slice(0, -1)].map((word) => textOf(source, word)).join(' ');
  const [left, right, operatorAt] = [inner(first), inner(last), sign.from];
  const comparison = COMPARISONS.find((one) => one === words);
  if (comparison) {
    const step = { operator: comparison, operatorAt, right };
    return first.name === 'BinaryExpression' && left.kind === 'compare'
      ? { ...left, ...base, rest: [...left.rest, step] }
      : { ...base, kind: 'compare', first: left, rest: [step] };
  }
  return { ...base, kind: 'binary', operator: words, operatorAt, left, right };
}
