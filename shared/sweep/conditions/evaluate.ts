/** What a condition is for given values, as Python would say it. */
import { isTrue } from '../../values/python';
import { sameValue, type Value } from '../../values/value';
import { arithmetic, numberOf, typeWord } from './arithmetic';
import { ConditionProblem } from './problem';
import type { Comparison, Tree } from './tree';

/** Gives a name's value; undefined for a name that there is not. */
export type Lookup = (name: string) => Value | undefined;

/** The tree's value. Throws `ConditionProblem` where Python would raise an error. */
export function evaluate(tree: Tree, look: Lookup): Value {
  switch (tree.kind) {
    case 'value':
      return tree.value;
    case 'name': {
      const value = look(tree.name);
      if (value === undefined) throw new ConditionProblem(`there is no ${tree.name}`, tree.at);
      return value;
    }
    case 'list':
      return tree.items.map((item) => evaluate(item, look));
    case 'and': {
      const left = evaluate(tree.left, look);
      return isTrue(left) ? evaluate(tree.right, look) : left;
    }
    case 'or': {
      const left = evaluate(tree.left, look);
      return isTrue(left) ? left : evaluate(tree.right, look);
    }
    case 'not':
      return !isTrue(evaluate(tree.of, look));
    case '-':
    case '+': {
      const value = evaluate(tree.of, look);
      const number = numberOf(value);
      if (number === null)
        throw new ConditionProblem(`${tree.kind} takes a number, not ${typeWord(value)}`, tree.at);
      return tree.kind === '-' ? -number : number;
    }
    case 'arithmetic':
      return arithmetic(tree.sign, evaluate(tree.left, look), evaluate(tree.right, look), tree.at);
    case 'compare': {
      let left = evaluate(tree.first, look);
      for (const { sign, at, right: next } of tree.rest) {
        const right = evaluate(next, look);
        if (!compare(sign, left, right, at)) return false;
        left = right;
      }
      return true;
    }
  }
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
  throw new ConditionProblem(`${words}; it takes a list, or a text in a text`, at);
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
  throw new ConditionProblem(`${typeWord(left)} and ${typeWord(right)} have no order`, at);
}

/** Python orders texts by code points, JavaScript by UTF-16 units. */
function byCodePoint(left: string, right: string): number {
  const [a, b] = [Array.from(left), Array.from(right)];
  const i = a.findIndex((c, k) => c !== b[k]);
  if (i < 0) return a.length - b.length;
  return (a[i]?.codePointAt(0) ?? 0) - (b[i]?.codePointAt(0) ?? -1);
}
