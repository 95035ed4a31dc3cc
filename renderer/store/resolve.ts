/** Asking main what the draft resolves to. */
import { errorText } from '../../shared/errors/words';
import type { Resolution } from '../../shared/factory/resolution';
import { decode } from '../../shared/ipc/wire';
import { bridge } from '../bridge/bridge';
import { refreshSources } from './diffSources';
import { NOTHING_RESOLVED, type ResolvedDocument } from './resolutionState';
import { share } from './share';
import { useStore } from './store';
import { isUntargeted } from './target';

export const takeResolution = (
  resolvedDocument: ResolvedDocument,
  resolution: Resolution,
  resolveMs: number,
) =>
  useStore.setState((state) => ({
    resolution: share(state.resolution, resolution),
    resolvedDocument,
    resolveMs,
    resolving: false,
    failure: null,
  }));

export const failResolving = (resolvedDocument: ResolvedDocument, failure: string) =>
  useStore.setState({
    resolution: NOTHING_RESOLVED,
    resolvedDocument,
    resolving: false,
    failure,
  });

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
  const { present } = useStore.getState().history;
  useStore.setState({ resolving: true });
  const outcome = await bridge?.resolve(present.draft);
  if (!outcome || mine !== sent) return;
  if (outcome.ok) takeResolution(present, decode(outcome.value), performance.now() - begunAt);
  else failResolving(present, errorText(outcome.error));
  await refreshSources();
}
