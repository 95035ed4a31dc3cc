/** A condition as a tree; `at` is the offset of what it stands for. */
import type { Value } from '../../values/value';

export const COMPARISONS = [
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'not in',
  'is',
  'is not',
] as const;
export type Comparison = (typeof COMPARISONS)[number];
export type Operator = '+' | '-' | '*' | '/' | '//' | '%' | '**';

export type Tree = { readonly at: number } & (
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  | { readonly kind: 'and' | 'or'; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'not' | '-' | '+'; readonly of: Tree }
  | {
      readonly kind: 'arithmetic';
      readonly sign: Operator;
      readonly left: Tree;
      readonly right: Tree;
    }
  /** `a < b <= c`: each operand with the next, as Python chains them. */
  | {
      readonly kind: 'compare';
      readonly first: Tree;
      readonly rest: readonly {
        readonly sign: Comparison;
        readonly at: number;
        readonly right: Tree;
      }[];
    }
);
