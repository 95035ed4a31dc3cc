/** Opening the dialog: with its previous text, with a pasted text, or with a file. */
import type { OpenedText } from '../../shared/ipc/contract';
import { bridge } from '../bridge/bridge';
import { ask } from '../store/ask';
import { useStore } from '../store/store';
import { beginImport, useImport } from './store';

export const openImport = (): void => useStore.setState({ overlay: 'import' });

/** Shows a text without importing it. */
export function showText(text: Partial<OpenedText> & { readonly text: string }): void {
  beginImport(text);
  openImport();
}

/** Problems are shown in the window, below the dialog: it closes. */
const report = (problem: string): void => useStore.setState({ problem, overlay: null });

/** Asks for a file and shows its text. */
export async function chooseText(): Promise<void> {
  const text = await ask(bridge?.openText(), report);
  if (text) showText(text);
}

/** Asks for the dataset that the text names; the file dialog starts at its path. */
export async function locateDataset(named: string): Promise<void> {
  const dataset = await ask(bridge?.chooseDataset(named), report);
  if (dataset)
    useImport.setState(({ datasets }) => ({ datasets: { ...datasets, [named]: dataset } }));
}

/** The same for the folder of the trained model. */
export async function locateModel(named: string): Promise<void> {
  const model = await ask(bridge?.chooseModel(named), report);
  if (model) useImport.setState(({ models }) => ({ models: { ...models, [named]: model } }));
}
