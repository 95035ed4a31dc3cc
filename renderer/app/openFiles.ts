/** Opening a file of any kind: recent ones, and those that are dropped. */
import type { OpenedFile, Outcome } from '../../shared/ipc/contract';
import type { ChosenSource, ChosenSources } from '../../shared/ipc/prepare';
import { bridge } from '../bridge/bridge';
import { showText } from '../import/open';
import { takePreset } from '../presets/actions';
import { ask } from '../store/ask';
import { takePayload } from '../store/documents';
import { takeDataset } from '../store/files';
import { useStore } from '../store/store';
import { PREPARE } from './lazyModules';

/** Opens a file of the recent ones. */
export const openRecent = (id: string): Promise<void> => open(bridge?.openRecent(id));

/** Opens a file of the user's choice: a dataset, a request, a payload, a preset, or a text to import. */
export const openFile = (): Promise<void> => open(bridge?.openFile());

async function open(question: Promise<Outcome<OpenedFile | null>> | undefined): Promise<void> {
  const opened = await ask(question);
  if (opened?.kind === 'dataset') takeDataset(opened.dataset);
  else if (opened) await takeOther(opened);
}

/** Opens a dataset of the user's choice, or the sheet for a file of another program. */
export async function openDataset(): Promise<void> {
  const dataset = await ask(bridge?.chooseDataset());
  if (!dataset) return;
  const isUnreadable = dataset.reading.status === 'unreadable';
  if (isUnreadable && (await PREPARE.load()).isSourceName(dataset.name)) prepare(alone(dataset));
  else takeDataset(dataset);
}

/** Opens the sheet for the document's dataset. */
export function prepareDataset(): void {
  const { dataset } = useStore.getState().history.present;
  if (dataset) prepare(alone(dataset));
}

/** Opens the sheet for files of other programs. */
export const prepare = (chosen: ChosenSources): void =>
  PREPARE.with(({ prepareSources }) => prepareSources(chosen));

const alone = ({ grant, name, path }: ChosenSource): ChosenSources => ({
  sources: [{ grant, name, path }],
  choices: [],
  notes: [],
});

async function takeOther(opened: Exclude<OpenedFile, { kind: 'dataset' }>): Promise<void> {
  if (opened.kind === 'payload') await takePayload(opened.payload);
  if (opened.kind === 'text') showText(opened.text);
  if (opened.kind === 'preset') await takePreset(opened.preset);
  if (opened.kind === 'source') prepare(opened.source);
}

/** Whether one of the files is another program's. */
async function areSources(files: readonly File[]): Promise<boolean> {
  const { isSourceName } = await PREPARE.load();
  return files.some(({ name }) => isSourceName(name));
}

/** Prepares several files together: the parts of one dataset. */
async function prepareDropped(files: readonly File[]): Promise<void> {
  const chosen = await ask(bridge?.dropSources(files));
  if (!chosen) return;
  const isOpen = useStore.getState().overlay === 'prepare';
  PREPARE.with(({ addSources, prepareSources }) =>
    isOpen ? addSources(chosen) : prepareSources(chosen),
  );
}

/**
 * Opens the first of the dropped files; several of which one is of another program are prepared together. A file that is
 * no dataset never takes the place of one that is.
 */
export async function openDropped(files: readonly File[]): Promise<void> {
  const [file] = files;
  if (!file) {
    useStore.setState({
      problem:
        'Not a file. Drop a dataset (.npz), what a beamline wrote (.h5, .cxi, .nxs, .mat, …), a request, payload or preset (.json), or a file to import (.yaml, .py, .sh) from your file manager.',
    });
    return;
  }
  const isPreparing = useStore.getState().overlay === 'prepare';
  if (isPreparing || (files.length > 1 && (await areSources(files)))) {
    await prepareDropped(files);
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
