/** Python expressions as far as Pinnboard reads them; all else is kept as text. */
import type { Value } from '../value';

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

/** `at` is the offset of its first character. */
export type Expression = { readonly text: string; readonly at: number } & (
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  /** Without a name: `**` and what is spread out there. */
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [string | null, Expression])[] }
  /** `*of` or `**of` among the items of a list or the arguments of a call. */
  | { readonly kind: 'spread'; readonly of: Expression }
  /** `whenTrue if test else otherwise`. */
  | {
      readonly kind: 'choice';
      readonly test: Expression;
      readonly whenTrue: Expression;
      readonly otherwise: Expression;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly Expression[];
      readonly keywords: ReadonlyMap<string, Expression>;
    }
  | {
      readonly kind: 'unary';
      readonly operator: 'not' | '-' | '+';
      readonly of: Expression;
    }
  /** `and`, `or`, arithmetic, and whatever else Python has. */
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly operatorAt: number;
      readonly left: Expression;
      readonly right: Expression;
    }
  /** `a < b <= c`: each operand with the next, as Python chains them. */
  | {
      readonly kind: 'compare';
      readonly first: Expression;
      readonly rest: readonly {
        readonly operator: Comparison;
        readonly operatorAt: number;
        readonly right: Expression;
      }[];
    }
  /** Why it has no value here, after `which is`. */
  | { readonly kind: 'unknown'; readonly why: string }
);
export type Call = Extract<Expression, { kind: 'call' }>;
