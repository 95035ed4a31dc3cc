/**
 * Conditions such as `gridsize > 1 and n_groups < 512`: Python's operators on names, numbers, strings and lists, without
 * calls, attributes or subscripts. Parsed, never executed as code.
 */
import { isTrue } from '../../values/python';
import { parseExpression } from '../../values/syntax/expression';
import type { Expression } from '../../values/syntax/types';
import { OPERATORS } from './arithmetic';
import { evaluate, type Lookup } from './evaluate';
import { asConditionError, type ConditionError, conditionError } from './problem';

export interface Condition {
  readonly text: string;
  /** The names in it, once each. */
  readonly names: readonly string[];
  /** Whether it holds. Throws `condition-invalid` where Python raises an error, such as `None < 1`. */
  readonly holds: (look: Lookup) => boolean;
}

type ConditionReading =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly error: ConditionError };

/**
 * Reads a condition. Operands: names (of axes, or of any field: `n_groups`, `execution.learning_rate`), numbers, strings,
 * True, False, None, lists. Operators, as in Python: or, and, not, comparisons (chained, in, is None),
 * + - * / // % **. Never throws.
 */
export function conditionOf(text: string): ConditionReading {
  try {
    const expression = readCondition(text);
    const names = partsOf(expression).flatMap((part) => (part.kind === 'name' ? [part.name] : []));
    return {
      ok: true,
      condition: {
        text,
        names: [...new Set(names)],
        holds: (look) => isTrue(evaluate(expression, look)),
      },
    };
  } catch (error) {
    return { ok: false, error: asConditionError(error) };
  }
}

const INSTEAD: { readonly [operator: string]: string } = {
  '=': 'to compare, write ==',
  '&': 'write and',
  '|': 'write or',
  '!': 'write not',
};
const SUPPORTED = new Set(['and', 'or', ...OPERATORS]);

/** The condition's expression. Throws `condition-invalid` with the position. */
function readCondition(text: string): Expression {
  const { expression, problem } = parseExpression(text);
  const [unsupported] = (expression ? partsOf(expression) : [])
    .flatMap((part) => unsupportedIn(part) ?? [])
    .sort((a, b) => a.parameters.at - b.parameters.at);
  if (unsupported && (!problem || unsupported.parameters.at < problem.at)) throw unsupported;
  if (problem) {
    const instead = INSTEAD[text[problem.at] ?? ''];
    throw conditionError(
      `${problem.what}; ${instead ?? `expected ${problem.expected}`}`,
      problem.at,
    );
  }
  if (!expression) throw conditionError('unexpected end; expected a value', 0);
  return expression;
}

/** An expression and those within it. */
const partsOf = (expression: Expression): Expression[] => [
  expression,
  ...operandsOf(expression).flatMap(partsOf),
];

function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'list':
      return expression.items;
    case 'unary':
      return [expression.of];
    case 'binary':
      return [expression.left, expression.right];
    case 'compare':
      return [expression.first, ...expression.rest.map(({ right }) => right)];
    default:
      return [];
  }
}

/** What conditions do not support of Python in an expression itself. */
function unsupportedIn(expression: Expression): ConditionError | null {
  const { at, text } = expression;
  switch (expression.kind) {
    case 'name':
    case 'list':
    case 'unary':
      return null;
    case 'value':
      // Conditions calculate with floats.
      return typeof expression.value === 'bigint'
        ? conditionError(`${text} is too large for exact arithmetic`, at)
        : null;
    case 'binary': {
      const { operator, operatorAt } = expression;
      if (SUPPORTED.has(operator)) return null;
      const instead = INSTEAD[operator];
      return conditionError(
        `unexpected "${operator}"${instead === undefined ? '' : `; ${instead}`}`,
        operatorAt,
      );
    }
    case 'compare': {
      const identity = expression.rest.find(
        ({ operator, right }) => operator.startsWith('is') && !isConstant(right),
      );
      const what = `${identity?.operator} compares only with None, True or False; write ==`;
      return identity ? conditionError(what, identity.operatorAt) : null;
    }
    default: {
      const called = /^\w+(?=\s*[([])/.exec(text)?.[0];
      if (called !== undefined)
        return conditionError(`${called} cannot be called or indexed in a condition`, at);
      const why = expression.kind === 'unknown' ? `is ${expression.why}` : 'has no meaning here';
      return conditionError(`${text} ${why}`, at);
    }
  }
}

const isConstant = (expression: Expression): boolean =>
  expression.kind === 'value' &&
  (expression.value === null || typeof expression.value === 'boolean');
