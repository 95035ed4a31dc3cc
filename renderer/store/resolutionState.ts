/** The part of the store that holds what main made of the draft. */
import type { Resolution } from '../../shared/factory/resolution';
import type { Draft } from '../../shared/request/draft';
import { NO_TARGET, newDocument } from './document';

export interface ResolutionState {
  readonly resolution: Resolution;
  /** The draft that the resolution is of; the form follows it, so that an edit renders the form once. */
  readonly resolvedDraft: Draft;
  /** From edit to answer, in milliseconds; null before the first answer. */
  readonly resolveMs: number | null;
  /** Whether an answer is on its way: the findings are not yet those of the draft. */
  readonly resolving: boolean;
  /** Why main could not resolve the draft: a bug, in words. Nothing is known of the draft then. */
  readonly failure: string | null;
}

export const NOTHING_RESOLVED: Resolution = {
  payload: null,
  legacyParams: null,
  findings: [],
  provenance: {},
};

export const RESOLUTION_STATE: ResolutionState = {
  resolution: NOTHING_RESOLVED,
  resolvedDraft: newDocument(NO_TARGET).draft,
  resolveMs: null,
  // Until the first answer nothing is known of any draft.
  resolving: true,
  failure: null,
};
