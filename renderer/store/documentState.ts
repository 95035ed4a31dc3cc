/** The part of the store that holds the document, its history, and what its file holds. */
import type { DocumentFile } from '../../shared/ipc/opened';
import { dirtyKey, type EditorDocument, fileKey, NO_TARGET, newDocument } from './document';
import { type History, startHistory } from './history';

const EMPTY = newDocument(NO_TARGET);

export interface DocumentState {
  readonly history: History<EditorDocument>;
  /** The document that the window began with, while that holds nothing of the user's but the target. */
  readonly blank: EditorDocument | null;
  /** The files of documents, by id; one without was never saved. */
  readonly files: { readonly [document: string]: DocumentFile };
  /** Key of what each file holds, by grant; of documents without a file, what was exported last, by id. */
  readonly savedKeys: { readonly [grantOrId: string]: string };
  /** The sweep as a file holds it: as it was last saved, opened or written. */
  readonly savedSweep: string;
}

/** The key of no document: what no file holds. */
export const NEVER_SAVED = '';

export const DOCUMENT_STATE: DocumentState = {
  history: startHistory(EMPTY),
  blank: null,
  files: {},
  savedKeys: {},
  savedSweep: '',
};

const BLANK_KEY = dirtyKey(EMPTY);

/** The file of the document; undefined before its first save. */
export const fileOf = (
  { files }: DocumentState,
  { id }: EditorDocument,
): DocumentFile | undefined => files[id];

/** Whether the document as it is now holds what no file does. */
export function isDirty(state: DocumentState, doc = state.history.present): boolean {
  const file = fileOf(state, doc);
  if (file) return fileKey(doc) !== state.savedKeys[file.grant];
  return dirtyKey(doc) !== (state.savedKeys[doc.id] ?? BLANK_KEY);
}

/** The keys once the document's file holds it; text that is not understood is in no file. */
export function keysOnceSaved(
  { savedKeys }: DocumentState,
  doc: EditorDocument,
  file: DocumentFile | undefined,
): Pick<DocumentState, 'savedKeys'> {
  const key = file ? fileKey({ ...doc, typed: {} }) : dirtyKey(doc);
  return { savedKeys: { ...savedKeys, [file?.grant ?? doc.id]: key } };
}

/** The keys once nothing that a file holds is the document any more. */
export const keysOnceLost = (
  { savedKeys, files }: DocumentState,
  { id }: EditorDocument,
): Pick<DocumentState, 'savedKeys'> => ({
  savedKeys: { ...savedKeys, [files[id]?.grant ?? id]: NEVER_SAVED },
});
