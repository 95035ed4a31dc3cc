/** What is known of where the shown run comes from; it is read once the run is shown, and again when its state changes. */
import { create } from 'zustand';
import { errorText } from '../../../shared/errors/words';
import type { RunHistory } from '../../../shared/ipc/runs';
import { decode } from '../../../shared/ipc/wire';
import { bridge } from '../../bridge/bridge';

interface Shown {
  readonly run: string | null;
  /** null until it has been read. */
  readonly history: RunHistory | null;
  /** Why it cannot be read. */
  readonly problem: string | null;
}

export const useHistory = create<Shown>()(() => ({ run: null, history: null, problem: null }));

/** What was read of this run; null for another one. */
export const historyOf = (id: string) => (shown: Shown) =>
  shown.run === id ? shown.history : null;

/** Reads it; what was read of the same run stands until then. An answer that another run overtook is dropped. */
export async function readHistory(id: string): Promise<void> {
  if (useHistory.getState().run !== id)
    useHistory.setState({ run: id, history: null, problem: null });
  const outcome = await bridge?.runHistory(id);
  if (!outcome || useHistory.getState().run !== id) return;
  if (outcome.ok) useHistory.setState({ history: decode(outcome.value), problem: null });
  else useHistory.setState({ problem: errorText(outcome.error) });
}
