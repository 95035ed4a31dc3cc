/** Channels of the draft: resolving, keeping, saving and exporting it. */
import { encode } from '../../../../shared/ipc/wire';
import type { AppState } from '../../../node/state/appState';
import type { Windows } from '../../window/windows';
import { exportDraft, resolveDraft } from '../dialogs';
import {
  askUnsaved,
  checkDocument,
  revertDocument,
  saveDocument,
  saveDocumentAs,
} from '../documents';
import type { Handlers } from '../handle';

export function draftHandlers(windows: Windows, state: AppState) {
  return {
    resolve: async (draft, window) => encode((await resolveDraft(window, draft)).resolution),
    fileContext: async (draft, { session }) => encode((await session.resolve(draft)).fileContext),
    upgrade: async ({ draft, to }, { session }) => encode(await session.upgrade(draft, to)),
    keep: async (work, window) => {
      window.keep(work);
      return null;
    },
    openWaiting: async () => {
      windows.openWaiting();
      return null;
    },
    saveDocument: (document, window) => saveDocument(window, state, document),
    saveDocumentAs: (document, window) => saveDocumentAs(window, state, document),
    askUnsaved: (document, window) => askUnsaved(window, document),
    checkDocument: (document, window) => checkDocument(window, state, document),
    revertDocument: (grant, window) => revertDocument(window, grant),
    exportPayload: async (draft, window) => {
      const saved = await exportDraft(window, state, draft);
      return saved === null ? { status: 'cancelled' } : { status: 'saved', ...saved };
    },
  } satisfies Partial<Handlers>;
}
