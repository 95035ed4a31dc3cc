/** Opening the dialog: with its previous text, with a pasted text, or with a file. */
import { errorText } from '../../shared/errors/words';
import type { OpenedText } from '../../shared/ipc/contract';
import { bridge } from '../bridge/bridge';
import { useStore } from '../store/store';
import { beginImport, useImport } from './store';

export const openImport = (): void => useStore.setState({ overlay: 'import' });

/** Shows a text without importing it. */
export function showText(text: Partial<OpenedText> & { readonly text: string }): void {
  beginImport(text);
  openImport();
}

/** Asks for a file and shows its text. */
export async function chooseText(): Promise<void> {
  const outcome = await bridge?.openText();
  if (outcome?.ok && outcome.value) showText(outcome.value);
  if (outcome && !outcome.ok) failed(errorText(outcome.error));
}

/** Asks for the dataset that the text names; the file dialog starts at its path. */
export async function locateDataset(named: string): Promise<void> {
  const outcome = await bridge?.chooseDataset(named);
  const { datasets } = useImport.getState();
  if (outcome?.ok && outcome.value)
    useImport.setState({ datasets: { ...datasets, [named]: outcome.value } });
  if (outcome && !outcome.ok) failed(errorText(outcome.error));
}

/** The same for the folder of the trained model. */
export async function locateModel(named: string): Promise<void> {
  const outcome = await bridge?.chooseModel(named);
  const { models } = useImport.getState();
  if (outcome?.ok && outcome.value)
    useImport.setState({ models: { ...models, [named]: outcome.value } });
  if (outcome && !outcome.ok) failed(errorText(outcome.error));
}

/** What went wrong stands in the window, under the sheet. */
const failed = (problem: string): void => useStore.setState({ problem, overlay: null });
