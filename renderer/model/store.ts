/** The trained network that the sheet shows; not part of the document. */
import { create } from 'zustand';
import { errorText } from '../../shared/errors/words';
import type { InspectedModel } from '../../shared/ipc/runs';
import { decode } from '../../shared/ipc/wire';
import { bridge } from '../bridge/bridge';
import type { ModelSource } from '../kit/actions';
import { useStore } from '../store/store';

interface Shown {
  readonly of: ModelSource | null;
  /** null until it has been read. */
  readonly model: InspectedModel | null;
  readonly problem: string | null;
}

export const useModelSheet = create<Shown>()(() => ({ of: null, model: null, problem: null }));

/** Opens the sheet, and reads the network anew; an answer about another one is dropped. */
export async function openModelSheet(of: ModelSource): Promise<void> {
  useModelSheet.setState({ of, model: null, problem: null });
  useStore.setState({ overlay: 'model' });
  const { draft } = useStore.getState().history.present;
  const outcome = await bridge?.inspectModel({ draft, of });
  if (!outcome || useModelSheet.getState().of !== of) return;
  if (outcome.ok) useModelSheet.setState({ model: decode(outcome.value) });
  else useModelSheet.setState({ problem: errorText(outcome.error) });
}
