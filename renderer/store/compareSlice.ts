/** The part of the store that holds what payloads are compared with. */
import type { StateCreator } from 'zustand';
import { fileLabels, type NamedFile } from '../../shared/diff/fileLabels';
import type { DiffSource } from '../../shared/diff/source';
import type { State } from './store';

/** A payload that stays as it was: a snapshot, the last export, a file that was opened to compare with. */
export interface PinnedSource {
  readonly id: string;
  readonly source: DiffSource;
  /** The file that it was read from. */
  readonly file?: NamedFile;
}

export interface CompareSlice {
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
  compare(change: Partial<Omit<CompareSlice, 'compare' | 'keepSide'>>): void;
  /** Keeps a side under an id, in the place of the one that had it; files of one name are labelled with their folders. */
  keepSide(id: string, side: DiffSource, file?: NamedFile): void;
}

export const createCompareSlice: StateCreator<State, [], [], CompareSlice> = (set) => ({
  baseline: 'defaults',
  against: 'draft',
  keptSides: [],
  defaults: null,
  targetSides: {},
  diffQuery: '',
  diffAll: false,
  compare: (change) => set(change),
  keepSide: (id, source, file) =>
    set(({ keptSides }) => ({
      keptSides: labelled([
        ...keptSides.filter((kept) => kept.id !== id),
        { id, source, ...(file ? { file } : {}) },
      ]),
    })),
});

/** The sides, those of files labelled so that each is told from the others. */
function labelled(sources: readonly PinnedSource[]): PinnedSource[] {
  const files = sources.flatMap(({ file }) => (file ? [file] : []));
  const labels = fileLabels(files);
  return sources.map((kept) => {
    const label = kept.file && labels[files.indexOf(kept.file)];
    return label === undefined || label === kept.source.label
      ? kept
      : { ...kept, source: { ...kept.source, label } };
  });
}
