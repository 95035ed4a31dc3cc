/** Channels of the draft: resolving, keeping and exporting it. */
import { encode } from '../../../shared/ipc/wire';
import type { AppState } from '../../state/appState';
import { exportDraft, exportRequest, resolveDraft } from '../dialogs';
import type { Handlers } from '../handle';

type Channels = 'draft:resolve' | 'draft:keep' | 'payload:export' | 'request:export';

export function draftHandlers(state: AppState): Pick<Handlers, Channels> {
  return {
    'draft:resolve': async (draft, window) =>
      encode((await resolveDraft(window, draft)).resolution),
    'draft:keep': async (work, window) => {
      await window.keep(work);
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
