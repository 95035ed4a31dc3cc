/** The window's one store: plain state; what changes it are functions in the files beside it. */
import { create } from 'zustand';
import { COMPARE_STATE, type CompareState } from './compareState';
import type { EditorDocument } from './document';
import { DOCUMENT_STATE, type DocumentState } from './documentState';
import { RESOLUTION_STATE, type ResolutionState, type ResolvedDocument } from './resolutionState';
import { VIEW_STATE, type ViewState } from './viewState';

export type State = DocumentState & ResolutionState & ViewState & CompareState;

export const useStore = create<State>()(() => ({
  ...DOCUMENT_STATE,
  ...RESOLUTION_STATE,
  ...VIEW_STATE,
  ...COMPARE_STATE,
}));

/** Selects from the document as it is edited: for its controls. */
export const useDocument = <T>(select: (editorDocument: EditorDocument) => T): T =>
  useStore((state) => select(state.history.present));

/** Selects from the document that the resolution is of: for everything that shows what became of it. */
export const useResolved = <T>(select: (resolved: ResolvedDocument) => T): T =>
  useStore((state) => select(state.resolvedDocument));
