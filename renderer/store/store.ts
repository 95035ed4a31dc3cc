/** The window's one store: plain state; what changes it are functions in the files beside it. */
import { create } from 'zustand';
import { COMPARE_STATE, type CompareState } from './compareState';
import type { EditorDocument } from './document';
import { DOCUMENT_STATE, type DocumentState } from './documentState';
import { RESOLUTION_STATE, type ResolutionState } from './resolutionState';
import { VIEW_STATE, type ViewState } from './viewState';

export type State = DocumentState & ResolutionState & ViewState & CompareState;

export const useStore = create<State>()(() => ({
  ...DOCUMENT_STATE,
  ...RESOLUTION_STATE,
  ...VIEW_STATE,
  ...COMPARE_STATE,
}));

/** Selects from the work. */
export const useDocument = <T>(select: (editorDocument: EditorDocument) => T): T =>
  useStore((state) => select(state.history.present));

/** Selects from the draft. */
export const useDraft = <T>(select: (draft: EditorDocument['draft']) => T): T =>
  useStore((state) => select(state.history.present.draft));

/** Selects from the draft as it was last resolved. */
export const useResolvedDraft = <T>(select: (draft: EditorDocument['draft']) => T): T =>
  useStore((state) => select(state.resolvedDraft));
