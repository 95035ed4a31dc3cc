/** The part of the store that says what the window shows; no step of undo. */
import type { StateCreator } from 'zustand';
import type { State } from './store';

export const TABS = ['findings', 'payload', 'legacy', 'explain'] as const;
export type Tab = (typeof TABS)[number];

export type Filter = 'essential' | 'common' | 'all' | 'changed' | 'findings';

export interface ViewSlice {
  readonly tab: Tab;
  readonly filter: Filter;
  readonly query: string;
  /** Name of the form row that has, or last had, the focus. */
  readonly activeRow: string | null;
  /** Name of the form row under the pointer. */
  readonly hoveredRow: string | null;
  /** Sections of the payload that are folded. */
  readonly folded: { readonly [section: string]: boolean };
  /** Said in the footer, politely. */
  readonly status: string;
  /** What went wrong and needs reading; stands until dismissed. */
  readonly problem: string | null;
  readonly notes: readonly string[];
  show(change: Partial<Omit<ViewSlice, 'show' | 'fold'>>): void;
  fold(section: string, folded: boolean): void;
}

export const createViewSlice: StateCreator<State, [], [], ViewSlice> = (set) => ({
  tab: 'findings',
  filter: 'essential',
  query: '',
  activeRow: null,
  hoveredRow: null,
  folded: {},
  status: '',
  problem: null,
  notes: [],
  show: (change) => set(change),
  fold: (section, folded) => set((state) => ({ folded: { ...state.folded, [section]: folded } })),
});
