/** Conditions such as `gridsize > 1 and n_groups < 512`: parsed, never executed as code. */

import { isTrue } from '../../values/python';
import type { Expression } from '../../values/syntax/types';
import { evaluate, type Lookup } from './evaluate';
import { asConditionError } from './problem';
import { readCondition } from './read';

export interface Condition {
  readonly text: string;
  /** The names in it, once each. */
  readonly names: readonly string[];
  /** Whether it holds. Throws `condition-invalid` where Python raises an error, such as `None < 1`. */
  readonly holds: (look: Lookup) => boolean;
}

export type ConditionReading =
  | { readonly ok: true; readonly condition: Condition }
  | {
      readonly ok: false;
      /** The problem with its position: `at character 5: …`. */
      readonly problem: string;
      /** Offset in the text. */
      readonly at: number;
      readonly expected: string;
    };

/**
 * Reads a condition. Operands: names (of axes, or of any field: `n_groups`, `execution.learning_rate`), numbers, strings,
 * True, False, None, lists. Operators, as in Python: or, and, not, comparisons (chained, in, is None),
 * + - * / // % **. Never throws.
 */
export function conditionOf(text: string): ConditionReading {
  try {
    const expression = readCondition(text);
    const names = [...new Set(namesOf(expression))];
    return {
      ok: true,
      condition: { text, names, holds: (look) => isTrue(evaluate(expression, look)) },
    };
  } catch (error) {
    const invalid = asConditionError(error);
    if (!invalid) throw error;
    const { at, expected } = invalid.parameters;
    return { ok: false, problem: invalid.message, at, expected };
  }
}

function namesOf(expression: Expression): string[] {
  switch (expression.kind) {
    case 'name':
      return [expression.name];
    case 'list':
      return expression.items.flatMap(namesOf);
    case 'unary':
      return namesOf(expression.of);
    case 'binary':
      return [...namesOf(expression.left), ...namesOf(expression.right)];
    case 'compare':
      return [expression.first, ...expression.rest.map(({ right }) => right)].flatMap(namesOf);
    default:
      return [];
  }
}
