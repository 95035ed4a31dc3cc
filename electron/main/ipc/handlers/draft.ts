/** Channels of the draft: resolving, keeping and exporting it. */
import { encode } from '../../../../shared/ipc/wire';
import type { AppState } from '../../../node/state/appState';
import type { Windows } from '../../window/windows';
import { exportDraft, exportRequest, resolveDraft } from '../dialogs';
import type { Handlers } from '../handle';

type Channels =
  | 'draft:resolve'
  | 'draft:keep'
  | 'draft:open-waiting'
  | 'payload:export'
  | 'request:export';

export function draftHandlers(windows: Windows, state: AppState): Pick<Handlers, Channels> {
  return {
    'draft:resolve': async (draft, window) =>
      encode((await resolveDraft(window, draft)).resolution),
    'draft:keep': async (work, window) => {
      window.keep(work);
      return null;
    },
    'draft:open-waiting': async () => {
      windows.openWaiting();
      return null;
    },
    'request:export': async (draft, window) => {
      const saved = await exportRequest(window, state, draft);
      return saved === null ? { status: 'cancelled' } : { status: 'saved', ...saved };
    },
    'payload:export': async (draft, window) => {
      const saved = await exportDraft(window, state, draft);
      return saved === null ? { status: 'cancelled' } : { status: 'saved', ...saved };
    },
  };
}
