import type { Values } from '../../values/value';

/** Values of the points before conditions, by position. */
export interface Candidates {
  readonly count: number;
  readonly at: (i: number) => Values;
}
