/** Conditions such as `gridsize > 1 and n_groups < 512`: read without ever running what a user typed as code. */
import { isTrue } from '../../values/python';
import { evaluate, type Lookup } from './evaluate';
import { parse } from './parse';
import { ConditionProblem } from './problem';
import type { Tree } from './tree';

export interface Condition {
  readonly text: string;
  /** Every name that it asks for, once. */
  readonly names: readonly string[];
  /** Whether it is true. Throws `ConditionProblem` where Python would raise an error, such as `None < 1`. */
  readonly holds: (look: Lookup) => boolean;
}

export type ConditionReading =
  | { readonly ok: true; readonly condition: Condition }
  | {
      readonly ok: false;
      /** A sentence with the place: `at character 5: …`. */
      readonly problem: string;
      /** Offset in the text. */
      readonly at: number;
      readonly expected: string;
    };

/**
 * Reads a condition. Operands: names (of axes, or of any field: `n_groups`, `execution.learning_rate`), numbers, texts
 * in quotes, True, False, None, lists. Operators, as in Python: or, and, not, comparisons (chained, in, is None),
 * + - * / // % **. Never throws.
 */
export function conditionOf(text: string): ConditionReading {
  try {
    const tree = parse(text);
    const names = [...new Set(namesOf(tree))];
    return { ok: true, condition: { text, names, holds: (look) => isTrue(evaluate(tree, look)) } };
  } catch (error) {
    if (!(error instanceof ConditionProblem)) throw error;
    const { at, expected } = error;
    return { ok: false, problem: placed(error), at, expected };
  }
}

/** The problem with its place, counted from 1. */
export const placed = ({ what, at }: ConditionProblem): string => `at character ${at + 1}: ${what}`;

function namesOf(tree: Tree): string[] {
  switch (tree.kind) {
    case 'value':
      return [];
    case 'name':
      return [tree.name];
    case 'list':
      return tree.items.flatMap(namesOf);
    case 'and':
    case 'or':
    case 'arithmetic':
      return [...namesOf(tree.left), ...namesOf(tree.right)];
    case 'compare':
      return [tree.first, ...tree.rest.map(({ right }) => right)].flatMap(namesOf);
    default:
      return namesOf(tree.of);
  }
}
