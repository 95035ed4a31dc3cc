/** The part of the store that holds what main made of the draft. */
import type { Resolution } from '../../shared/factory/resolution';
import { type EditorDocument, NO_TARGET, newDocument } from './document';

export type ResolvedDocument = Pick<EditorDocument, 'draft' | 'dataset' | 'model'>;

export interface ResolutionState {
  readonly resolution: Resolution;
  /** What the resolution is of; the form follows it, so that an edit renders the form once. */
  readonly resolvedDocument: ResolvedDocument;
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
  resolvedDocument: newDocument(NO_TARGET),
  resolveMs: null,
  // Until the first answer nothing is known of any draft.
  resolving: true,
  failure: null,
};
