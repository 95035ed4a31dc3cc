/** The part of the store that holds the work and its history. */
import type { StateCreator } from 'zustand';
import type { FormRow } from '../../shared/form/rows';
import type { Edit } from '../../shared/request/edits';
import { applyEdits } from '../../shared/request/edits';
import { appliedText, undoneText } from './appliedText';
import { dirtyKey, type EditorDocument, NO_TARGET, newDocument } from './document';
import { beforeStep, type History, record, redo, seal, startHistory, undo } from './history';
import type { State } from './store';
import { discardText, typeInto, typingKey } from './typing';

const EMPTY = newDocument(NO_TARGET);

export interface DocumentSlice {
  readonly history: History<EditorDocument>;
  /** The work that the window began with, while that holds nothing of the user's but the target. */
  readonly blank: EditorDocument | null;
  /** Key of the work as a file holds it: the last that was exported or opened. */
  readonly savedKey: string;
  /** The sweep as a file holds it: as it was last saved, opened or written. */
  readonly savedSweep: string;
  /** Notes that a file holds the work as it is now. */
  markSaved(): void;
  /** Changes the work as one step; steps with the same key in a row are undone together. */
  change(next: (editorDocument: EditorDocument) => EditorDocument, key?: string): void;
  /** Puts a text into a row, as one step until the row is left. */
  type(row: FormRow, text: string): void;
  /** Gives up a row's text that is not understood: its text and value are those from before it was typed. */
  discardText(row: FormRow): void;
  /** Applies edits of the request, such as a fix. */
  edit(edits: readonly Edit[]): void;
  /** Ends a step of typing. */
  seal(): void;
  undo(): void;
  redo(): void;
}

export const createDocumentSlice: StateCreator<State, [], [], DocumentSlice> = (set, get) => ({
  history: startHistory(EMPTY),
  blank: null,
  savedKey: dirtyKey(EMPTY),
  savedSweep: '',
  markSaved: () => set(({ history }) => ({ savedKey: dirtyKey(history.present) })),
  change: (next, key) =>
    set(({ history }) => {
      const work = next(history.present);
      // Undo must not lead back to work without a target.
      return history.present.draft.target === NO_TARGET
        ? { history: startHistory(work), resolvedDraft: work.draft }
        : { history: record(history, work, key ?? null) };
    }),
  type: (row, text) =>
    set(({ history }) => {
      const key = typingKey(row);
      return { history: record(history, typeInto(beforeStep(history, key), row, text), key) };
    }),
  discardText: (row) =>
    set(({ history }) => {
      const key = typingKey(row);
      return { history: seal(record(history, discardText(beforeStep(history, key), row), key)) };
    }),
  edit: (edits) => get().change((work) => ({ ...work, draft: applyEdits(work.draft, edits) })),
  seal: () => set(({ history }) => ({ history: seal(history) })),
  undo: () =>
    set(({ history, applied }) => ({
      history: undo(history),
      ...(applied?.editorDocument === history.present ? { status: undoneText(applied.label) } : {}),
    })),
  redo: () =>
    set(({ history, applied }) => {
      const next = redo(history);
      const again = next !== history && applied?.editorDocument === next.present;
      return { history: next, ...(again ? { status: appliedText(applied.label) } : {}) };
    }),
});
