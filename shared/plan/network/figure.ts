/** A number of the plan with what it is made of, or why it is not known. */

/** One addend of a figure: what it is, how it is computed, and the fields that decide it. */
export interface Term {
  readonly name: string;
  readonly expression: string;
  readonly value: number;
  readonly fields: readonly string[];
}

export interface Known {
  readonly value: number;
  /** How far measured values were from it, as a share; 0 where it is exact. */
  readonly relativeError: number;
  readonly terms: readonly Term[];
}

export interface Unknown {
  readonly value: null;
  readonly reason: string;
}

export type Figure = Known | Unknown;

export const unknown = (reason: string): Unknown => ({ value: null, reason });

/** The sum of some terms; unknown where it is more than can be counted. */
export function total(terms: readonly Term[], relativeError: number): Figure {
  const value = terms.reduce((sum, term) => sum + term.value, 0);
  if (!Number.isFinite(value) || value > Number.MAX_SAFE_INTEGER)
    return unknown('More than 2⁵³, beyond any machine.');
  return { value: Math.round(value), relativeError, terms };
}
