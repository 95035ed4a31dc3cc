/** The part of the store that holds the document and its history. */
import { dirtyKey, type EditorDocument, NO_TARGET, newDocument } from './document';
import { type History, startHistory } from './history';

const EMPTY = newDocument(NO_TARGET);

export interface DocumentState {
  readonly history: History<EditorDocument>;
  /** The document that the window began with, while that holds nothing of the user's but the target. */
  readonly blank: EditorDocument | null;
  /** Key of the document as a file holds it: the last that was exported or opened. */
  readonly savedKey: string;
  /** The sweep as a file holds it: as it was last saved, opened or written. */
  readonly savedSweep: string;
}

/** The key of no document: what no file holds. */
export const NEVER_SAVED = '';

export const DOCUMENT_STATE: DocumentState = {
  history: startHistory(EMPTY),
  blank: null,
  savedKey: dirtyKey(EMPTY),
  savedSweep: '',
};
