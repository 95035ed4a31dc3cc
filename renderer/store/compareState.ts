/** The part of the store that holds what payloads are compared with. */
import type { DiffBy } from '../../shared/diff/diff';
import type { NamedFile } from '../../shared/diff/fileLabels';
import type { DiffSource } from '../../shared/diff/source';

/** A payload that stays as it was: a snapshot, the last export, a file that was opened to compare with, a point of a sweep. */
export interface PinnedSource {
  readonly id: string;
  readonly source: DiffSource;
  /** The file that it was read from. */
  readonly file?: NamedFile;
}

export interface CompareState {
  /** Ids of two to six sources, in the order of the columns: `draft`, `defaults`, `target NAME`, or that of a pinned one. */
  readonly compared: readonly string[];
  /** The one of them that the others, and the form, are compared with; null for none. */
  readonly baseline: string | null;
  readonly pinnedSources: readonly PinnedSource[];
  /** Sources that follow the draft, by id: the target's defaults, the draft for another target, a preset alone. */
  readonly derived: { readonly [id: string]: DiffSource };
  readonly diffBy: DiffBy;
  readonly diffQuery: string;
  /** Equal values are shown too. */
  readonly diffAll: boolean;
}

export const COMPARE_STATE: CompareState = {
  compared: ['defaults', 'draft'],
  baseline: 'defaults',
  pinnedSources: [],
  derived: {},
  diffBy: 'setting',
  diffQuery: '',
  diffAll: false,
};
