/** The window's document and its file: opening, saving, variants, and changes by other programs. */
import { MOST_SOURCES } from '../../shared/diff/diff';
import type { Saved } from '../../shared/ipc/contract';
import type { DocumentFile, OpenedPayload } from '../../shared/ipc/opened';
import { bridge } from '../bridge/bridge';
import { ask } from './ask';
import { COMPARE_STATE } from './compareState';
import { compare, pinSource, resolvedSource } from './diffSources';
import { type EditorDocument, fromPayload, newDocument, newId } from './document';
import { fileOf, isDirty, keysOnceLost, keysOnceSaved } from './documentState';
import { change } from './edit';
import { refreshRecents } from './files';
import { pendingWhy, waitsForText } from './pending';
import { type State, useStore } from './store';

/** The document's name, without the endings that every file has; null before the first save. */
export const documentName = (state: State): string | null => {
  const file = fileOf(state, state.history.present);
  return file ? shortName(file) : null;
};

const shortName = ({ name }: DocumentFile): string =>
  name.replace(/\.pinnboard$|(\.pinnboard)?\.json$/i, '');

/** What the window calls a document that was never saved. */
export const UNTITLED = 'Untitled';

/** Goes on from a request or payload file, once the user has said what becomes of unsaved changes; whether it was opened. */
export async function takePayload(payload: OpenedPayload): Promise<boolean> {
  if (!(await mayReplace(payload.name))) {
    useStore.setState({ status: `${payload.name} was not opened` });
    return false;
  }
  show(payload, fromPayload, `Opened ${payload.name}`);
  // The file says its target.
  useStore.setState({ targetQuestion: null });
  void refreshRecents();
  return true;
}

/** Whether the document holds nothing that no file does, or is saved now, or its changes are discarded. */
async function mayReplace(name: string): Promise<boolean> {
  await saving;
  const state = useStore.getState();
  const doc = state.history.present;
  if (!isDirty(state)) return true;
  const document = fileOf(state, doc)?.grant ?? null;
  const answer = await ask(
    bridge?.askUnsaved({ draft: doc.draft, typed: doc.typed, document, name }),
  );
  if (answer !== 'save') return answer === 'discard';
  await saveDocument();
  return !isDirty(useStore.getState());
}

/** Shows what a file holds, as one step of undo; it is the document's file from then on. */
function show(payload: OpenedPayload, next: typeof fromPayload, status: string): void {
  change((doc) => next(payload, doc));
  const { present } = useStore.getState().history;
  if (payload.file) nameDocument(present, payload.file);
  useStore.setState({ problem: null, notes: payload.notes, status });
}

/** Notes the file of a document, which holds it as it is. */
export const nameDocument = (doc: EditorDocument, file: DocumentFile): void =>
  useStore.setState((state) => ({
    files: { ...state.files, [doc.id]: file },
    ...keysOnceSaved(state, doc, file),
  }));

/** Notes that no file holds the document. */
export const markLost = (doc: EditorDocument): void =>
  useStore.setState((state) => keysOnceLost(state, doc));

/** A new document for a target; undo returns to the one before. */
export function beginDocument(target: string): void {
  change(() => newDocument(target));
  useStore.setState({
    compared: COMPARE_STATE.compared,
    baseline: COMPARE_STATE.baseline,
    status: 'New configuration. Undo restores the previous one.',
    notes: [],
    problem: null,
  });
}

/** The same request as another document without a file; it is compared with the original. */
export async function duplicateDocument(): Promise<void> {
  const state = useStore.getState();
  const original = state.history.present;
  const label = documentName(state) ?? UNTITLED;
  change((doc) => ({ ...doc, id: newId() }));
  // What it changes is what a variant is about; in a narrow window the column stays as it is.
  useStore.setState({
    tab: 'diff',
    status: `Variant of ${label}. Undo returns to the original.`,
  });
  const source = await resolvedSource(original.draft, label);
  if (!source) return;
  const id = `original ${original.id}`;
  pinSource(id, source);
  const { compared } = useStore.getState();
  const others = compared.filter((one) => !['defaults', 'draft', id].includes(one));
  compare([id, ...others.slice(0, MOST_SOURCES - 2), 'draft']);
}

/** Saves go one after the other: a second one writes what was edited during the first. */
let saving: Promise<void> = Promise.resolve();

/** Writes the document to its file; main asks for one where it has none. */
export function saveDocument(): Promise<void> {
  saving = saving.then(() => save('saveDocument'));
  return saving;
}

export function saveDocumentAs(): Promise<void> {
  saving = saving.then(() => save('saveDocumentAs'));
  return saving;
}

async function save(how: 'saveDocument' | 'saveDocumentAs'): Promise<void> {
  const state = useStore.getState();
  const doc = state.history.present;
  const file = fileOf(state, doc);
  // A payload is exported; a request file may be saved in any state.
  if (how === 'saveDocument' && file?.kind === 'payload' && waitsForText('Not saved')) return;
  const saved = await ask(bridge?.[how]({ draft: doc.draft, document: file?.grant ?? null }));
  if (saved) takeSaved(doc, saved);
}

function takeSaved(doc: EditorDocument, saved: Saved): void {
  switch (saved.status) {
    case 'saved': {
      nameDocument(doc, saved.file);
      const left = pendingWhy(doc);
      useStore.setState({
        problem: null,
        status: `Saved ${saved.file.name}${left === null ? '' : `; not in the file: ${left}`}`,
      });
      void refreshRecents();
      break;
    }
    case 'reloaded':
      takeFile(doc, saved.payload, 'Reloaded');
      break;
    case 'kept':
      markLost(doc);
      useStore.setState({ status: 'Your version is kept. Save writes it to the file.' });
      break;
    case 'cancelled':
      useStore.setState({ status: 'Not saved' });
      break;
    default:
  }
}

/** Shows what the document's own file holds. */
const takeFile = ({ id }: EditorDocument, payload: OpenedPayload, done: string): void =>
  show(
    payload,
    (from, now) => ({ ...fromPayload(from, now), id }),
    `${done} ${payload.name}. Undo returns to your version.`,
  );

/** Shows what the file holds. */
export async function revertDocument(): Promise<void> {
  const state = useStore.getState();
  const doc = state.history.present;
  const file = fileOf(state, doc);
  if (!file) {
    useStore.setState({ status: 'Nothing to revert to: this configuration was never saved.' });
    return;
  }
  const payload = await ask(bridge?.revertDocument(file.grant));
  if (payload) takeFile(doc, payload, 'Reverted to');
}

let checking = false;

/** Looks whether another program changed or removed the document's file; main asks what becomes of it. */
export async function checkDocument(): Promise<void> {
  const state = useStore.getState();
  const doc = state.history.present;
  const document = fileOf(state, doc)?.grant;
  // The question itself takes the focus from the window and gives it back.
  if (document === undefined || checking) return;
  checking = true;
  try {
    await saving;
    const { present } = useStore.getState().history;
    if (present.id !== doc.id) return;
    const saved = await ask(bridge?.checkDocument({ draft: present.draft, document }));
    if (saved) takeSaved(present, saved);
  } finally {
    checking = false;
  }
}
