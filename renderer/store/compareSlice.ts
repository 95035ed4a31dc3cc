/** The part of the store that holds what payloads are compared with. */
import type { StateCreator } from 'zustand';
import type { Side } from '../../shared/diff/side';
import type { State } from './store';

/** A payload that stays as it was: a snapshot, the last export, a file that was opened to compare with. */
export interface KeptSide {
  readonly id: string;
  readonly side: Side;
}

export interface CompareSlice {
  /** Ids of the two sides: `draft`, `defaults`, `target`, or that of one that was kept. */
  readonly baseline: string;
  readonly against: string;
  readonly keptSides: readonly KeptSide[];
  /** What main made of the draft without the user's settings, and for the other target. */
  readonly defaults: Side | null;
  readonly otherTarget: Side | null;
  readonly diffQuery: string;
  /** Equal fields are shown too. */
  readonly diffAll: boolean;
  compare(change: Partial<Omit<CompareSlice, 'compare' | 'keepSide'>>): void;
  /** Keeps a side under an id, in the place of the one that had it. */
  keepSide(id: string, side: Side): void;
}

export const createCompareSlice: StateCreator<State, [], [], CompareSlice> = (set) => ({
  baseline: 'defaults',
  against: 'draft',
  keptSides: [],
  defaults: null,
  otherTarget: null,
  diffQuery: '',
  diffAll: false,
  compare: (change) => set(change),
  keepSide: (id, side) =>
    set(({ keptSides }) => ({
      keptSides: [...keptSides.filter((kept) => kept.id !== id), { id, side }],
    })),
});
