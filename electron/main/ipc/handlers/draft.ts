/** Channels of the draft: resolving, keeping and exporting it. */
import { encode } from '../../../../shared/ipc/wire';
import type { AppState } from '../../../node/state/appState';
import type { Windows } from '../../window/windows';
import { exportDraft, exportRequest, resolveDraft } from '../dialogs';
import type { Handlers } from '../handle';

export function draftHandlers(windows: Windows, state: AppState) {
  return {
    resolve: async (draft, window) => encode((await resolveDraft(window, draft)).resolution),
    upgrade: async ({ draft, to }, { session }) => encode(await session.upgrade(draft, to)),
    keep: async (work, window) => {
      window.keep(work);
      return null;
    },
    openWaiting: async () => {
      windows.openWaiting();
      return null;
    },
    exportRequest: async (draft, window) => {
      const saved = await exportRequest(window, state, draft);
      return saved === null ? { status: 'cancelled' } : { status: 'saved', ...saved };
    },
    exportPayload: async (draft, window) => {
      const saved = await exportDraft(window, state, draft);
      return saved === null ? { status: 'cancelled' } : { status: 'saved', ...saved };
    },
  } satisfies Partial<Handlers>;
}
