/** Changing the document: every change is a step of undo. */
import type { FormRow } from '../../shared/form/rows';
import { applyEdits, type Edit } from '../../shared/request/edits';
import { appliedText, undoneText } from './appliedText';
import { type EditorDocument, NO_TARGET } from './document';
import { fileOf, keysOnceSaved } from './documentState';
import * as steps from './history';
import { useStore } from './store';
import { discardText, typeInto, typingKey } from './typing';

/** Changes the document as one step; steps with the same key in a row are undone together. */
export const change = (next: (editorDocument: EditorDocument) => EditorDocument, key?: string) =>
  useStore.setState(({ history }) => {
    const doc = next(history.present);
    // Undo must not lead back to a document without a target.
    return history.present.draft.target === NO_TARGET
      ? { history: steps.startHistory(doc), resolvedDocument: doc }
      : { history: steps.record(history, doc, key ?? null) };
  });

/** Applies edits of the request, such as a fix. */
export const applyRequestEdits = (edits: readonly Edit[]) =>
  change((doc) => ({ ...doc, draft: applyEdits(doc.draft, edits) }));

/** Puts a text into a row, as one step until the row is left. */
export const typeText = (row: FormRow, text: string) =>
  useStore.setState(({ history }) => {
    const key = typingKey(row);
    const next = typeInto(steps.beforeStep(history, key), row, text);
    return { history: steps.record(history, next, key) };
  });

/** Discards a row's text that is not understood: its text and value are those from before it was typed. */
export const discardTyped = (row: FormRow) =>
  useStore.setState(({ history }) => {
    const key = typingKey(row);
    const next = discardText(steps.beforeStep(history, key), row);
    return { history: steps.seal(steps.record(history, next, key)) };
  });

/** Ends a step of typing. */
export const seal = () => useStore.setState(({ history }) => ({ history: steps.seal(history) }));

export const undo = () =>
  useStore.setState(({ history, applied }) => ({
    history: steps.undo(history),
    ...(applied?.editorDocument === history.present ? { status: undoneText(applied.label) } : {}),
  }));

export const redo = () =>
  useStore.setState(({ history, applied }) => {
    const next = steps.redo(history);
    const again = next !== history && applied?.editorDocument === next.present;
    return { history: next, ...(again ? { status: appliedText(applied.label) } : {}) };
  });

/** Notes that a file holds the document as it is now. */
export const markSaved = () =>
  useStore.setState((state) => {
    const { present } = state.history;
    return keysOnceSaved(state, present, fileOf(state, present));
  });
