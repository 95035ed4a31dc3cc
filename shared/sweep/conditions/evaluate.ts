/** The value of a condition, as Python evaluates it. */

import { isTrue } from '../../values/python';
import type { Comparison, Expression } from '../../values/syntax/types';
import { sameValue, type Value } from '../../values/value';
import { arithmetic, numberOf, typeWord } from './arithmetic';
import { conditionError } from './problem';

/** A name's value; undefined for an unknown name. */
export type Lookup = (name: string) => Value | undefined;

/** The expression's value. Throws `condition-invalid` where Python would raise an error. */
export function evaluate(expression: Expression, look: Lookup): Value {
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'name': {
      const value = look(expression.name);
      if (value === undefined)
        throw conditionError(`unknown name ${expression.name}`, expression.at);
      return value;
    }
    case 'list':
      return expression.items.map((item) => evaluate(item, look));
    case 'unary':
      return unary(expression, look);
    case 'binary': {
      const { operator, operatorAt } = expression;
      const left = evaluate(expression.left, look);
      const right = () => evaluate(expression.right, look);
      if (operator === 'and') return isTrue(left) ? right() : left;
      if (operator === 'or') return isTrue(left) ? left : right();
      return arithmetic(operator, left, right(), operatorAt);
    }
    case 'compare':
      return chain(expression, look);
    default:
      throw conditionError(`unexpected ${expression.text}`, expression.at);
  }
}

function unary({ operator, of, at }: Extract<Expression, { kind: 'unary' }>, look: Lookup): Value {
  const value = evaluate(of, look);
  if (operator === 'not') return !isTrue(value);
  const number = numberOf(value);
  if (number === null)
    throw conditionError(`${operator} takes a number, not ${typeWord(value)}`, at);
  return operator === '-' ? -number : number;
}

function chain({ first, rest }: Extract<Expression, { kind: 'compare' }>, look: Lookup): boolean {
  let left = evaluate(first, look);
  for (const { operator, operatorAt, right: next } of rest) {
    const right = evaluate(next, look);
    if (!compare(operator, left, right, operatorAt)) return false;
    left = right;
  }
  return true;
}

function compare(sign: Comparison, left: Value, right: Value, at: number): boolean {
  switch (sign) {
    case '==':
      return same(left, right);
    case '!=':
      return !same(left, right);
    case 'is':
      return left === right;
    case 'is not':
      return left !== right;
    case 'in':
      return contains(right, left, at);
    case 'not in':
      return !contains(right, left, at);
    default: {
      const order = ordered(left, right, at);
      if (sign === '<') return order < 0;
      if (sign === '<=') return order <= 0;
      return sign === '>' ? order > 0 : order >= 0;
    }
  }
}

/** Python's `==`: True is 1. */
function same(left: Value, right: Value): boolean {
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, i) => same(item, right[i] ?? null));
  const [a, b] = [numberOf(left), numberOf(right)];
  return a !== null && b !== null ? sameValue(a, b) : sameValue(left, right);
}

function contains(whole: Value, part: Value, at: number): boolean {
  if (Array.isArray(whole)) return whole.some((item) => same(item, part));
  if (typeof whole === 'string' && typeof part === 'string') return whole.includes(part);
  const words = `in looks for ${typeWord(part)} in ${typeWord(whole)}`;
  throw conditionError(`${words}; it takes a list, or a string in a string`, at);
}

function ordered(left: Value, right: Value, at: number): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== null && b !== null) return a < b ? -1 : a > b ? 1 : 0;
  if (typeof left === 'string' && typeof right === 'string') return byCodePoint(left, right);
  if (Array.isArray(left) && Array.isArray(right)) {
    const i = left.findIndex((item, k) => k >= right.length || !same(item, right[k] ?? null));
    if (i < 0) return left.length - right.length;
    return i >= right.length ? 1 : ordered(left[i] ?? null, right[i] ?? null, at);
  }
  throw conditionError(`${typeWord(left)} and ${typeWord(right)} cannot be ordered`, at);
}

/** Python orders strings by code points, JavaScript by UTF-16 units. */
function byCodePoint(left: string, right: string): number {
  const [a, b] = [Array.from(left), Array.from(right)];
  const i = a.findIndex((c, k) => c !== b[k]);
  if (i < 0) return a.length - b.length;
  return (a[i]?.codePointAt(0) ?? 0) - (b[i]?.codePointAt(0) ?? -1);
}
