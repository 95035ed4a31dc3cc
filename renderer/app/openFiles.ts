/** Opening a file of any kind: recent ones, and those that are dropped. */
import { bridge } from '../bridge/bridge';
import { showText } from '../import/open';
import { takePreset } from '../presets/actions';
import { ask } from '../store/ask';
import { takeDataset, takePayload } from '../store/files';
import { useStore } from '../store/store';

/** Opens a file of the recent ones. */
export async function openRecent(id: string): Promise<void> {
  const opened = await ask(bridge?.openRecent(id));
  if (opened?.kind === 'dataset') takeDataset(opened.dataset);
  if (opened?.kind === 'payload') takePayload(opened.payload);
  if (opened?.kind === 'text') showText(opened.text);
}

/** Opens the first of the dropped files. A file that is no dataset never takes the place of one that is. */
export async function openDropped(files: readonly File[]): Promise<void> {
  const [file] = files;
  if (!file) {
    useStore.setState({
      problem:
        'Not a file. Drop a dataset (.npz), a payload or preset (.json), or a file to import (.yaml, .py, .sh) from your file manager.',
    });
    return;
  }
  const opened = await ask(bridge?.openDropped(file));
  if (opened?.kind === 'payload') takePayload(opened.payload);
  if (opened?.kind === 'text') showText(opened.text);
  if (opened?.kind === 'preset') await takePreset(opened.preset);
  if (opened?.kind !== 'dataset') return;
  const { dataset } = opened;
  const { history } = useStore.getState();
  const current = history.present.dataset;
  if (dataset.reading.status !== 'ok' && current?.reading.status === 'ok') {
    useStore.setState({
      problem: `${dataset.name} is not a dataset: ${dataset.reading.problem} ${current.name} stays open.`,
    });
    return;
  }
  takeDataset(dataset);
  if (files.length > 1)
    useStore.setState({
      notes: [`${files.length} files were dropped; ${dataset.name} was opened.`],
    });
}
