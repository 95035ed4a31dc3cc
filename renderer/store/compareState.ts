/** The part of the store that holds what payloads are compared with. */
import type { NamedFile } from '../../shared/diff/fileLabels';
import type { DiffSource } from '../../shared/diff/source';

/** A payload that stays as it was: a snapshot, the last export, a file that was opened to compare with. */
export interface PinnedSource {
  readonly id: string;
  readonly source: DiffSource;
  /** The file that it was read from. */
  readonly file?: NamedFile;
}

export interface CompareState {
  /** Ids of the two sides: `draft`, `defaults`, `target NAME`, or that of one that was kept. */
  readonly baseline: string;
  readonly against: string;
  readonly keptSides: readonly PinnedSource[];
  /** What main made of the draft without the user's settings. */
  readonly defaults: DiffSource | null;
  /** What main made of the draft for other targets, by their name. */
  readonly targetSides: { readonly [target: string]: DiffSource };
  readonly diffQuery: string;
  /** Equal fields are shown too. */
  readonly diffAll: boolean;
}

export const COMPARE_STATE: CompareState = {
  baseline: 'defaults',
  against: 'draft',
  keptSides: [],
  defaults: null,
  targetSides: {},
  diffQuery: '',
  diffAll: false,
};
