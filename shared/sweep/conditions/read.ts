/** Reads a condition: Python's operators on names, numbers, strings and lists, without calls, attributes or subscripts. */

import { pythonFloat } from '../../values/python';
import { parseExpression } from '../../values/syntax/expression';
import type { Expression } from '../../values/syntax/types';
import { OPERATORS } from './arithmetic';
import { conditionError } from './problem';

type ConditionError = ReturnType<typeof conditionError>;

const INSTEAD: { readonly [operator: string]: string } = {
  '=': 'to compare, write ==',
  '&': 'write and',
  '|': 'write or',
  '!': 'write not',
};
const SUPPORTED = new Set<string>(['and', 'or', ...OPERATORS]);

/** The condition's expression. Throws `condition-invalid` with the position and what was expected. */
export function readCondition(text: string): Expression {
  const { expression, problem } = parseExpression(text);
  const unsupported = expression && firstUnsupported(expression);
  if (unsupported && (!problem || unsupported.parameters.at < problem.at)) throw unsupported;
  if (problem) {
    const instead = INSTEAD[text[problem.at] ?? ''];
    throw conditionError(
      `${problem.what}; ${instead ?? `expected ${problem.expected}`}`,
      problem.at,
      problem.expected,
    );
  }
  if (!expression) throw conditionError('unexpected end; expected a value', 0, 'a value');
  return expression;
}

/** The first Python feature that conditions do not support, from left to right. */
function firstUnsupported(expression: Expression): ConditionError | null {
  const { at, text } = expression;
  switch (expression.kind) {
    case 'value':
      return valueProblem(expression);
    case 'name':
      return null;
    case 'list':
      return first(expression.items);
    case 'unary':
      return firstUnsupported(expression.of);
    case 'binary': {
      const { operator, operatorAt, left, right } = expression;
      if (SUPPORTED.has(operator)) return first([left, right]);
      const instead = INSTEAD[operator];
      const what = `unexpected "${operator}"${instead === undefined ? '' : `; ${instead}`}`;
      return firstUnsupported(left) ?? conditionError(what, operatorAt);
    }
    case 'compare': {
      const identity = expression.rest.find(
        ({ operator, right }) => operator.startsWith('is') && !isConstant(right),
      );
      return (
        first([expression.first, ...expression.rest.map(({ right }) => right)]) ??
        (identity
          ? conditionError(
              `${identity.operator} compares only with None, True or False; write ==`,
              identity.operatorAt,
            )
          : null)
      );
    }
    default: {
      const called = /^\w+(?=\s*[([])/.exec(text)?.[0];
      if (called !== undefined)
        return conditionError(`${called} cannot be called or indexed in a condition`, at);
      const why = expression.kind === 'unknown' ? `is ${expression.why}` : 'has no meaning here';
      return conditionError(`${text} ${why}`, at, 'a value');
    }
  }
}

function first(expressions: readonly Expression[]): ConditionError | null {
  for (const each of expressions) {
    const problem = firstUnsupported(each);
    if (problem) return problem;
  }
  return null;
}

/** Conditions calculate with floats. */
function valueProblem({ value, at, text }: Extract<Expression, { kind: 'value' }>) {
  if (typeof value !== 'bigint') return null;
  const what = `${text} is too large for exact arithmetic`;
  return conditionError(what, at, pythonFloat(Number(value)));
}

const isConstant = (expression: Expression): boolean =>
  expression.kind === 'value' &&
  (expression.value === null || typeof expression.value === 'boolean');
