/** The window's one store, put together from its parts. */
import { create } from 'zustand';
import { type CompareSlice, createCompareSlice } from './compareSlice';
import { createResolutionSlice, type ResolutionSlice } from './resolutionSlice';
import { createViewSlice, type ViewSlice } from './viewSlice';
import type { Work } from './work';
import { createWorkSlice, type WorkSlice } from './workSlice';

export type State = WorkSlice & ResolutionSlice & ViewSlice & CompareSlice;

export const useStore = create<State>()((...api) => ({
  ...createWorkSlice(...api),
  ...createResolutionSlice(...api),
  ...createViewSlice(...api),
  ...createCompareSlice(...api),
}));

/** Selects from the work. */
export const useWork = <T>(select: (work: Work) => T): T =>
  useStore((state) => select(state.history.present));

/** Selects from the draft. */
export const useDraft = <T>(select: (draft: Work['draft']) => T): T =>
  useStore((state) => select(state.history.present.draft));

/** Selects from the draft as it was last resolved. */
export const useResolvedDraft = <T>(select: (draft: Work['draft']) => T): T =>
  useStore((state) => select(state.resolvedDraft));
