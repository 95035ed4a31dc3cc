/** Asking main what the draft resolves to. */
import { decode } from '../../shared/ipc/wire';
import { bridge } from '../bridge/bridge';
import { refreshSources } from './diffSources';
import { refreshPresetSources } from './presetSources';
import { useStore } from './store';
import { isUntargeted } from './target';

let sent = 0;

/**
 * Resolves the draft as it is now, after an edit or when more is known of its dataset; an answer that a later edit
 * overtook is dropped.
 */
export async function resolveNow(): Promise<void> {
  if (isUntargeted(useStore.getState())) return;
  sent += 1;
  const mine = sent;
  const begunAt = performance.now();
  const { history, startResolving } = useStore.getState();
  const { draft } = history.present;
  startResolving();
  const outcome = await bridge?.resolve(draft);
  if (!outcome || mine !== sent) return;
  const { takeResolution, failResolving } = useStore.getState();
  if (outcome.ok) takeResolution(draft, decode(outcome.value), performance.now() - begunAt);
  else failResolving(draft, outcome.message);
  await refreshSources();
  await refreshPresetSources();
}
