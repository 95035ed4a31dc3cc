/** What the checks of the network's input find: one entry per question, each against its alternative. */
import type { ErrorData } from '../errors/codes';

/** A mirrored or transposed axis of patterns or positions: swap first, then flips. */
export interface Axes {
  readonly swap: boolean;
  readonly flipX: boolean;
  readonly flipY: boolean;
}

/** Another order of the positions: all of them from the end, or every second row of `columns` points from its end, row `from` (0 or 1) first. */
export type ScanOrder =
  | { readonly reversed: 'all' }
  | { readonly reversed: 'rows'; readonly columns: number; readonly from: number };

export const CHECK_IDS = [
  'match',
  'axes',
  'flip-x',
  'flip-y',
  'flip-both',
  'detector',
  'order',
  'shift',
  'quantity',
  'unit',
  'neighbours',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** `cannot-tell` is a result, too: `reason` says why. */
export type Verdict = 'in-order' | 'contradicted' | 'cannot-tell';

/** How the answer is known: predictions compared, a fit without `objectGuess`, or the numbers of the patterns alone. */
export type Evidence = 'prediction' | 'fit' | 'statistics';

/** Why a check cannot tell. */
export const REASONS = [
  'no-positions',
  'no-probe',
  'no-object',
  'uniform-object',
  'outside-object',
  'few-patterns',
  'far-apart',
  'neither',
  'alike',
  'conflict',
  'unrelated',
  'unclear',
  'other-axes',
  'other-order',
  'same-as-axes',
  'scattered',
  'skipped',
] as const;
export type Reason = (typeof REASONS)[number];

export interface Check {
  readonly id: CheckId;
  readonly verdict: Verdict;
  readonly evidence: Evidence;
  /** What the check measures with the data as stored (median over the sample): a correlation, a share or a factor; null when it was not measured. */
  readonly stored: number | null;
  /** The same under the best alternative. */
  readonly alternative: number | null;
  /** The alternative's axes, for `axes` and `detector`. */
  readonly axes?: Axes | undefined;
  /** The alternative's order, for `order`. */
  readonly order?: ScanOrder | undefined;
  /** How many patterns of how many prefer the data as stored, and the alternative. */
  readonly votes?:
    | { readonly stored: number; readonly alternative: number; readonly of: number }
    | undefined;
  readonly reason?: Reason | undefined;
}

/** A pattern that could not be read. */
export interface UnreadablePattern {
  readonly index: number;
  readonly error: ErrorData;
}

export interface InputChecks {
  /** Patterns in the file, and the indices of those that were compared. */
  readonly count: number;
  readonly sampled: readonly number[];
  readonly unreadable: readonly UnreadablePattern[];
  /** Correlation of measured and predicted pattern, one per entry of `sampled`; null where nothing is predicted. */
  readonly correlations: readonly (number | null)[];
  /** Sum of squared amplitudes of each sampled pattern; of the values themselves where they are counts. */
  readonly totals: readonly number[];
  readonly checks: readonly Check[];
}

/** Checks that were made, and what they are about. */
export interface KnownChecks {
  readonly key: string;
  readonly checks: readonly Check[];
}

/** The same text means the same patterns, read as the same quantity. */
export const checksKey = (dataset: string, array: string, expects: string): string =>
  JSON.stringify([dataset, array, expects]);
