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
  readonly pinnedSources: readonly PinnedSource[];
  /** Sources that follow the draft, by id: the target's defaults, the draft for another target, a preset alone. */
  readonly derived: { readonly [id: string]: DiffSource };
  readonly diffQuery: string;
  /** Equal fields are shown too. */
  readonly diffAll: boolean;
}

export const COMPARE_STATE: CompareState = {
  baseline: 'defaults',
  against: 'draft',
  pinnedSources: [],
  derived: {},
  diffQuery: '',
  diffAll: false,
};
