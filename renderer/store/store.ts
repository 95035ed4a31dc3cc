/** The window's one store, put together from its parts. */
import { create } from 'zustand';
import { type CompareSlice, createCompareSlice } from './compareSlice';
import type { EditorDocument } from './document';
import { createDocumentSlice, type DocumentSlice } from './documentSlice';
import { createResolutionSlice, type ResolutionSlice } from './resolutionSlice';
import { createViewSlice, type ViewSlice } from './viewSlice';

export type State = DocumentSlice & ResolutionSlice & ViewSlice & CompareSlice;

export const useStore = create<State>()((...api) => ({
  ...createDocumentSlice(...api),
  ...createResolutionSlice(...api),
  ...createViewSlice(...api),
  ...createCompareSlice(...api),
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
