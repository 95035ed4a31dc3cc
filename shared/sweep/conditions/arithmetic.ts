/** Arithmetic with Python's semantics, within the range of exact numbers. */
import type { Value } from '../../values/value';
import { conditionError } from './problem';

const COMPUTE = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
  '//': quotient,
  '%': remainder,
  '**': (a: number, b: number) => a ** b,
} as const;
export const OPERATORS = Object.keys(COMPUTE);

/** A value as a number, True as 1; null for any other value. */
export function numberOf(value: Value): number | bigint | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' || typeof value === 'bigint' ? value : null;
}

/** A value with its type, as text. */
export function typeWord(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' || typeof value === 'bigint') return `the number ${value}`;
  if (typeof value === 'string') return `the string ${JSON.stringify(value)}`;
  return Array.isArray(value) ? 'a list' : 'a dictionary';
}

/** The result. Throws `condition-invalid` where Python raises an error, and for results out of range. */
export function arithmetic(operator: string, left: Value, right: Value, at: number): Value {
  const sign = isOperator(operator) ? operator : '+';
  if (sign === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === null || b === null)
    throw conditionError(`${sign} takes numbers, not ${typeWord(a === null ? left : right)}`, at);
  if (typeof a === 'bigint' || typeof b === 'bigint')
    throw conditionError(`${typeof a === 'bigint' ? a : b} is too large for exact arithmetic`, at);
  if (b === 0 && (sign === '/' || sign === '//' || sign === '%'))
    throw conditionError('division by zero', at);
  const result = COMPUTE[sign](a, b);
  if (!Number.isFinite(result)) throw conditionError(`${a} ${sign} ${b} is out of range`, at);
  return result;
}

const isOperator = (text: string): text is keyof typeof COMPUTE => Object.hasOwn(COMPUTE, text);

/** Python's remainder has the divisor's sign. */
function remainder(a: number, b: number): number {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

/** The remainder is exact and the division after it is not, so a result next to a whole number is rounded to it. */
function quotient(a: number, b: number): number {
  const exact = (a - remainder(a, b)) / b;
  const whole = Math.floor(exact);
  return exact - whole > 0.5 ? whole + 1 : whole;
}
