/** The part of the store that holds what main made of the draft. */
import type { StateCreator } from 'zustand';
import type { Resolution } from '../../shared/factory/resolution';
import { share } from './share';
import type { State } from './store';

export interface ResolutionSlice {
  readonly resolution: Resolution;
  /** From edit to answer, in milliseconds; null before the first answer. */
  readonly resolveMs: number | null;
  takeResolution(resolution: Resolution, ms: number): void;
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
  takeResolution: (resolution, ms) =>
    set((state) => ({ resolution: share(state.resolution, resolution), resolveMs: ms })),
});
