/** The part of the store that holds what main made of the draft. */
import type { StateCreator } from 'zustand';
import type { Resolution } from '../../shared/factory/resolution';
import type { Draft } from '../../shared/request/draft';
import { NO_TARGET, newDocument } from './document';
import { share } from './share';
import type { State } from './store';

export interface ResolutionSlice {
  readonly resolution: Resolution;
  /** The draft that the resolution is of; the form follows it, so that an edit renders the form once. */
  readonly resolvedDraft: Draft;
  /** From edit to answer, in milliseconds; null before the first answer. */
  readonly resolveMs: number | null;
  /** Whether an answer is on its way: the findings are not yet those of the draft. */
  readonly resolving: boolean;
  /** Why main could not resolve the draft: a bug, in words. Nothing is known of the draft then. */
  readonly failure: string | null;
  startResolving(): void;
  failResolving(draft: Draft, failure: string): void;
  takeResolution(draft: Draft, resolution: Resolution, ms: number): void;
}

const NOTHING_RESOLVED: Resolution = {
  payload: null,
  legacyParams: null,
  findings: [],
  provenance: {},
};

export const createResolutionSlice: StateCreator<State, [], [], ResolutionSlice> = (set) => ({
  resolution: NOTHING_RESOLVED,
  resolveMs: null,
  resolvedDraft: newDocument(NO_TARGET).draft,
  // Until the first answer nothing is known of any draft.
  resolving: true,
  failure: null,
  startResolving: () => set({ resolving: true }),
  failResolving: (draft, failure) =>
    set({ resolution: NOTHING_RESOLVED, resolvedDraft: draft, resolving: false, failure }),
  takeResolution: (draft, resolution, ms) =>
    set((state) => ({
      resolution: share(state.resolution, resolution),
      resolvedDraft: draft,
      resolveMs: ms,
      resolving: false,
      failure: null,
    })),
});
