/** Opening a file of any kind: recent ones, and those that are dropped. */
import type { OpenedFile, Outcome } from '../../shared/ipc/contract';
import { bridge } from '../bridge/bridge';
import { showText } from '../import/open';
import { takePreset } from '../presets/actions';
import { ask } from '../store/ask';
import { takePayload } from '../store/documents';
import { takeDataset } from '../store/files';
import { useStore } from '../store/store';

/** Opens a file of the recent ones. */
export const openRecent = (id: string): Promise<void> => open(bridge?.openRecent(id));

/** Opens a file of the user's choice: a dataset, a request, a payload, a preset, or a text to import. */
export const openFile = (): Promise<void> => open(bridge?.openFile());

async function open(question: Promise<Outcome<OpenedFile | null>> | undefined): Promise<void> {
  const opened = await ask(question);
  if (opened?.kind === 'dataset') takeDataset(opened.dataset);
  else if (opened) await takeOther(opened);
}

async function takeOther(opened: Exclude<OpenedFile, { kind: 'dataset' }>): Promise<void> {
  if (opened.kind === 'payload') await takePayload(opened.payload);
  if (opened.kind === 'text') showText(opened.text);
  if (opened.kind === 'preset') await takePreset(opened.preset);
}

/** Opens the first of the dropped files. A file that is no dataset never takes the place of one that is. */
export async function openDropped(files: readonly File[]): Promise<void> {
  const [file] = files;
  if (!file) {
    useStore.setState({
      problem:
        'Not a file. Drop a dataset (.npz), a request, payload or preset (.json), or a file to import (.yaml, .py, .sh) from your file manager.',
    });
    return;
  }
  const opened = await ask(bridge?.openDropped(file));
  if (!opened) return;
  if (opened.kind !== 'dataset') {
    await takeOther(opened);
    return;
  }
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
