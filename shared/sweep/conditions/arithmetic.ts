/** Arithmetic as Python does it, where its numbers and ours agree. */
import type { Value } from '../../values/value';
import { ConditionProblem } from './problem';
import type { Operator } from './tree';

/** A value as a number, True as 1; null when it is none. */
export function numberOf(value: Value): number | bigint | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' || typeof value === 'bigint' ? value : null;
}

/** What a value is, in words. */
export function typeWord(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' || typeof value === 'bigint') return `the number ${value}`;
  if (typeof value === 'string') return `the text ${JSON.stringify(value)}`;
  return Array.isArray(value) ? 'a list' : 'a dictionary';
}

/** The result. Throws `ConditionProblem` for what Python refuses, and for what leaves the numbers that can be kept. */
export function arithmetic(sign: Operator, left: Value, right: Value, at: number): Value {
  if (sign === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === null || b === null)
    throw new ConditionProblem(
      `${sign} takes numbers, not ${typeWord(a === null ? left : right)}`,
      at,
    );
  if (typeof a === 'bigint' || typeof b === 'bigint')
    throw new ConditionProblem(
      `${typeof a === 'bigint' ? a : b} is beyond the whole numbers that conditions calculate with`,
      at,
    );
  if (b === 0 && (sign === '/' || sign === '//' || sign === '%'))
    throw new ConditionProblem('it divides by zero', at);
  const result = compute(sign, a, b);
  if (!Number.isFinite(result))
    throw new ConditionProblem(`${a} ${sign} ${b} is not a number that can be kept`, at);
  return result;
}

function compute(sign: Operator, a: number, b: number): number {
  switch (sign) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '//':
      return quotient(a, b);
    case '%':
      return remainder(a, b);
    case '**':
      return a ** b;
  }
}

/** Python's remainder has the divisor's sign. */
function remainder(a: number, b: number): number {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

/** The remainder is exact, the division after it is not: what is a whole number but for rounding is rounded. */
function quotient(a: number, b: number): number {
  const exact = (a - remainder(a, b)) / b;
  const whole = Math.floor(exact);
  return exact - whole > 0.5 ? whole + 1 : whole;
}
