/** The part of the store that holds what payloads are compared with. */
import type { StateCreator } from 'zustand';
import { fileLabels, type NamedFile } from '../../shared/diff/fileLabels';
import type { Side } from '../../shared/diff/side';
import type { State } from './store';

/** A payload that stays as it was: a snapshot, the last export, a file that was opened to compare with. */
export interface KeptSide {
  readonly id: string;
  readonly side: Side;
  /** The file that it was read from. */
  readonly file?: NamedFile;
}

export interface CompareSlice {
  /** Ids of the two sides: `draft`, `defaults`, `target NAME`, or that of one that was kept. */
  readonly baseline: string;
  readonly against: string;
  readonly keptSides: readonly KeptSide[];
  /** What main made of the draft without the user's settings. */
  readonly defaults: Side | null;
  /** What main made of the draft for other targets, by their name. */
  readonly targetSides: { readonly [target: string]: Side };
  readonly diffQuery: string;
  /** Equal fields are shown too. */
  readonly diffAll: boolean;
  compare(change: Partial<Omit<CompareSlice, 'compare' | 'keepSide'>>): void;
  /** Keeps a side under an id, in the place of the one that had it; files of one name are labelled with their folders. */
  keepSide(id: string, side: Side, file?: NamedFile): void;
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
  keepSide: (id, side, file) =>
    set(({ keptSides }) => ({
      keptSides: labelled([
        ...keptSides.filter((kept) => kept.id !== id),
        { id, side, ...(file ? { file } : {}) },
      ]),
    })),
});

/** The sides, those of files labelled so that each is told from the others. */
function labelled(sides: readonly KeptSide[]): KeptSide[] {
  const files = sides.flatMap(({ file }) => (file ? [file] : []));
  const labels = fileLabels(files);
  return sides.map((kept) => {
    const label = kept.file && labels[files.indexOf(kept.file)];
    return label === undefined || label === kept.side.label
      ? kept
      : { ...kept, side: { ...kept.side, label } };
  });
}
