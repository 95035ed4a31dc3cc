/** Saving the document of a window, and what happens when another program changed its file. */
import path from 'node:path';
import { dialog } from 'electron';
import { AppError } from '../../../shared/errors/appError';
import { pendingText } from '../../../shared/form/typedText';
import { requestFileText } from '../../../shared/formats/requestFile';
import type { Argument, Saved } from '../../../shared/ipc/contract';
import type { DocumentFile, OpenedPayload } from '../../../shared/ipc/opened';
import type { Draft } from '../../../shared/request/draft';
import { proposedName } from '../../../shared/request/proposedName';
import type { DiskState } from '../../node/documents/documentFiles';
import { knownError } from '../../node/files/errno';
import { isThere } from '../../node/files/isThere';
import { logError } from '../../node/log';
import { resolve } from '../../node/resolve';
import { payloadText } from '../../node/session/exportPayload';
import type { AppState } from '../../node/state/appState';
import type { AppWindow } from '../window/appWindow';
import { mayExport } from './crashQuestion';
import { chooseDestination, exportBlocked, JSON_EXTENSIONS, resolveWhole } from './dialogs';

/** A draft, and the file that it is saved to, if it has one. */
type Document = Argument<'saveDocument'>;

/** Why the file is written: at the end of a window, what it holds by then is of no use. */
type Occasion = 'save' | 'close' | 'look';

/** Writes the document to its file; the user chooses one for the first save, and where the file cannot be written as it is. */
export async function saveDocument(
  window: AppWindow,
  state: AppState,
  document: Document,
  occasion: Exclude<Occasion, 'look'> = 'save',
): Promise<Saved> {
  const { draft, document: grant } = document;
  if (grant === null) return saveDocumentAs(window, state, document);
  const { path: file, kind } = window.session.documentOf(grant);
  const text =
    kind === 'request'
      ? requestFileText(window.session.requestIn(path.dirname(file), draft))
      : await textOfPayload(window, state, draft, path.dirname(file));
  if (typeof text !== 'string') return text;
  for (;;) {
    const found = await window.session.documents.write(file, text);
    if (found === 'same') return saved(window, state, file, kind);
    const answer = await askAbout(window, file, found, occasion);
    if (answer === 'save-as') return saveDocumentAs(window, state, document);
    if (answer === 'reload') return reloaded(window, file);
    if (answer !== 'keep') return { status: 'cancelled' };
    await window.session.documents.accept(file);
  }
}

/** The text of the payload; what became of the save instead, where there is none or the user thinks better of it. */
async function textOfPayload(
  window: AppWindow,
  state: AppState,
  draft: Draft,
  folder: string,
): Promise<string | Saved> {
  const { fileContext, resolution } = await resolveWhole(window, draft);
  if (resolution.payload !== null) {
    if (!(await mayExport(window, resolution.findings))) return { status: 'cancelled' };
    const request = window.session.requestIn(folder, draft);
    return payloadText(request, resolve(request, fileContext), fileContext);
  }
  const { response } = await dialog.showMessageBox(window.browser, {
    type: 'warning',
    title: 'Pinnboard',
    message: 'This configuration has no payload now.',
    detail: `${exportBlocked(resolution).message}\n\nThe payload file stays as it is. A request file holds the configuration in any state.`,
    buttons: ['Save as request…', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0
    ? saveDocumentAs(window, state, { draft, document: null })
    : { status: 'cancelled' };
}

/** Asks where to and writes a request file, which is the document's from then on. */
export async function saveDocumentAs(
  window: AppWindow,
  state: AppState,
  { draft, document }: Document,
): Promise<Saved> {
  const name = proposedName(window.session.request(draft));
  const known = document === null ? null : window.session.documentOf(document).path;
  const chosen = await chooseDestination(
    window,
    state,
    'Save request',
    known === null ? name : path.join(path.dirname(known), name),
  );
  if (chosen === null) return { status: 'cancelled' };
  const file = await withExtension(chosen);
  const request = window.session.requestIn(path.dirname(file), draft);
  await window.session.documents.replace(file, requestFileText(request));
  return saved(window, state, file, 'request');
}

/** A file is opened by its extension; where the longer name is taken, the user was not asked about replacing that. */
async function withExtension(chosen: string): Promise<string> {
  if (JSON_EXTENSIONS.includes(path.extname(chosen).toLowerCase())) return chosen;
  const longer = `${chosen}.json`;
  return (await isThere(longer)) ? chosen : longer;
}

function saved(
  { session }: AppWindow,
  { recents }: AppState,
  file: string,
  kind: DocumentFile['kind'],
): Saved {
  recents.add(kind, file);
  return { status: 'saved', file: session.openDocument(file, kind), path: file };
}

/** Whether another program changed or removed the file since it was read or written; the user decides what becomes of it. */
export async function checkDocument(
  window: AppWindow,
  state: AppState,
  document: Document,
): Promise<Saved> {
  if (document.document === null) return { status: 'same' };
  const { path: file } = window.session.documentOf(document.document);
  const found = await window.session.documents.state(file);
  if (found === 'same') return { status: 'same' };
  const answer = await askAbout(window, file, found, 'look');
  if (answer === 'reload') return reloaded(window, file);
  if (answer === 'save-as') {
    const result = await saveDocumentAs(window, state, document);
    if (result.status !== 'cancelled') return result;
  }
  await window.session.documents.accept(file);
  return { status: 'kept' };
}

const reloaded = async ({ session }: AppWindow, file: string): Promise<Saved> => ({
  status: 'reloaded',
  payload: await session.openPayload(file),
});

/** Asks what becomes of unsaved changes before another file is opened in their place. */
export async function askUnsaved(
  { browser, session }: AppWindow,
  { name, document, ...now }: Argument<'askUnsaved'>,
): Promise<'save' | 'discard' | 'cancel'> {
  const pending = pendingText(now);
  const file = document === null ? null : path.basename(session.documentOf(document).path);
  const answers = [
    // With an invalid text, the file would differ from what the window shows.
    ...(pending ? [] : ['save' as const]),
    'discard' as const,
    'cancel' as const,
  ];
  const words = { save: file === null ? 'Save…' : 'Save', discard: 'Discard', cancel: 'Cancel' };
  const { response } = await dialog.showMessageBox(browser, {
    type: 'question',
    title: 'Pinnboard',
    message: 'You have unsaved changes.',
    detail: pending
      ? `They cannot be saved to a file because "${pending.text}" is not a valid value of ${pending.row.label} (${pending.row.name}). Discard them and open ${name}, or keep the window as it is.`
      : `Save them to ${file ?? 'a file'} before ${name} is opened, or discard them.`,
    buttons: answers.map((answer) => words[answer]),
    defaultId: 0,
    cancelId: answers.indexOf('cancel'),
    noLink: true,
  });
  return answers[response] ?? 'cancel';
}

/** What the file holds now. */
export const revertDocument = ({ session }: AppWindow, grant: string): Promise<OpenedPayload> =>
  session.openPayload(session.documentOf(grant).path);

type Answer = 'reload' | 'keep' | 'save-as' | 'cancel';

const BUTTONS: { readonly [answer in Answer]: string } = {
  reload: 'Reload',
  keep: 'Keep mine',
  'save-as': 'Save as…',
  cancel: 'Cancel',
};

/** The answers that there are, the first the usual one; and what `Keep mine` does. */
const QUESTIONS: {
  readonly [occasion in Occasion]: { readonly answers: readonly Answer[]; readonly keep: string };
} = {
  save: { answers: ['save-as', 'keep', 'reload', 'cancel'], keep: 'Keep mine replaces it.' },
  close: { answers: ['save-as', 'keep', 'cancel'], keep: 'Keep mine replaces it.' },
  look: {
    answers: ['reload', 'keep', 'save-as'],
    keep: 'Keep mine leaves it until you save.',
  },
};

async function askAbout(
  { browser }: AppWindow,
  file: string,
  found: Exclude<DiskState, 'same'>,
  occasion: Occasion,
): Promise<Answer> {
  const question = QUESTIONS[occasion];
  const answers = question.answers.filter((one) => found === 'changed' || one !== 'reload');
  // Of an answer that is none, nothing is lost.
  const otherwise = answers.includes('cancel') ? 'cancel' : 'keep';
  const { response } = await dialog.showMessageBox(browser, {
    type: 'warning',
    title: 'Pinnboard',
    message:
      found === 'changed'
        ? `Another program changed ${path.basename(file)}.`
        : `${path.basename(file)} was removed.`,
    detail: [
      file,
      '',
      ...(found === 'changed'
        ? [
            question.keep,
            ...(answers.includes('reload')
              ? ['Reload shows what it holds now; undo returns to your version.']
              : []),
          ]
        : ['Your version is still in the window. Keep mine writes the file again with a save.']),
    ].join('\n'),
    buttons: answers.map((answer) => BUTTONS[answer]),
    defaultId: 0,
    cancelId: answers.indexOf(otherwise),
    noLink: true,
  });
  return answers[response] ?? otherwise;
}

/** Saves a document whose window closes, with errors in a dialog; true when it was written. */
export async function saveAndClose(
  window: AppWindow,
  state: AppState,
  document: Document,
): Promise<boolean> {
  try {
    return (await saveDocument(window, state, document, 'close')).status === 'saved';
  } catch (error) {
    const known = knownError(error);
    if (!known) logError('saving a document', error);
    await dialog.showMessageBox(window.browser, {
      type: 'error',
      title: 'Pinnboard',
      message: 'Not saved',
      detail: (known ?? new AppError('internal-error', {})).message,
      buttons: ['OK'],
    });
    return false;
  }
}
