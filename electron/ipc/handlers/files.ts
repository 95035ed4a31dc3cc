/** Channels that open datasets, models, folders and payload files. */
import path from 'node:path';
import type { OpenedDataset, OpenedFile, OpenedPayload } from '../../../shared/ipc/contract';
import { readPayloadFile } from '../../session/openPayload';
import type { AppState } from '../../state/appState';
import type { AppWindow } from '../../window/appWindow';
import { choose, DATASETS, PAYLOADS } from '../dialogs';
import type { Handlers } from '../handle';
import { Problem } from '../problem';
import { presetIn } from './presets';

type Channels =
  | 'dataset:choose'
  | 'dataset:example'
  | 'file:drop'
  | 'model:choose'
  | 'output:choose'
  | 'path:choose'
  | 'payload:open'
  | 'payload:compare'
  | 'recent:list'
  | 'recent:open';

/** `dist` is the bundle's folder, which holds the example. */
export function fileHandlers(dist: string, state: AppState): Pick<Handlers, Channels> {
  const openDataset = (window: AppWindow, file: string) => openRecentDataset(window, state, file);
  return {
    'dataset:choose': async (_nothing, window) => {
      const title = 'Open dataset';
      const chosen = await choose(window, state, { title, filters: DATASETS });
      return chosen === null ? null : openDataset(window, chosen);
    },
    'dataset:example': (_nothing, window) =>
      window.session.openDataset(path.join(dist, 'resources', 'example.npz')),
    'file:drop': (dropped, window) => openAny(window, state, dropped),
    'model:choose': async (_nothing, window) => {
      const title = 'Choose model folder';
      const chosen = await choose(window, state, { title, properties: ['openDirectory'] });
      return chosen === null ? null : window.session.openModel(chosen);
    },
    'output:choose': (_nothing, window) =>
      choose(window, state, {
        title: 'Choose output folder',
        properties: ['openDirectory', 'createDirectory'],
      }),
    'path:choose': async (what, window) => {
      const chosen = await choose(window, state, {
        title: what === 'file' ? 'Choose file' : 'Choose folder',
        ...(what === 'file' ? { filters: DATASETS } : { properties: ['openDirectory' as const] }),
      });
      if (what === 'file' && chosen !== null) window.session.allowValidation(chosen, chosen);
      return chosen;
    },
    'payload:open': async (_nothing, window) => {
      const chosen = await choose(window, state, { title: 'Open payload', filters: PAYLOADS });
      return chosen === null ? null : openPayload(window, state, chosen);
    },
    'payload:compare': async (_nothing, window) => {
      const title = 'Compare with payload';
      const chosen = await choose(window, state, { title, filters: PAYLOADS });
      if (chosen === null) return null;
      const reading = await readPayloadFile(chosen);
      if (!reading.ok) throw new Problem(reading.problem);
      const { target, workflow, provenance } = reading.file;
      return { name: path.basename(chosen), target, workflow, provenance };
    },
    'recent:list': () => Promise.resolve(state.recents.list()),
    'recent:open': async (id, window) => {
      const entry = state.recents.find(id);
      if (!entry) throw new Problem('That file is no longer in the list of recent files.');
      return openAny(window, state, entry.path);
    },
  };
}

/** Opens a file as what it is by its name: a payload or request when it ends in `.json`, else a dataset. */
async function openAny(window: AppWindow, state: AppState, file: string): Promise<OpenedFile> {
  if (path.extname(file).toLowerCase() === '.json') {
    const preset = await presetIn(file);
    return preset
      ? { kind: 'preset', preset }
      : { kind: 'payload', payload: await openPayload(window, state, file) };
  }
  return { kind: 'dataset', dataset: await openRecentDataset(window, state, file) };
}

/** Opens a dataset; one that can be read is remembered. */
export async function openRecentDataset(
  { session }: AppWindow,
  { recents }: AppState,
  file: string,
): Promise<OpenedDataset> {
  const dataset = await session.openDataset(file);
  if (dataset.reading.status === 'ok') recents.add('dataset', file);
  return dataset;
}

/** Opens a payload file and remembers it. Throws `Problem` for a file that is none. */
export async function openPayload(
  { session }: AppWindow,
  { recents }: AppState,
  file: string,
): Promise<OpenedPayload> {
  const opened = await session.openPayload(file);
  if ('problem' in opened) throw new Problem(opened.problem);
  recents.add('payload', file);
  return opened;
}
