/** Channels that open datasets, models, folders and payload files. */

import { createHash } from 'node:crypto';
import path from 'node:path';
import { AppError } from '../../../../shared/errors/appError';
import { importText } from '../../../../shared/importers';
import type { OpenedFile, OpenedText } from '../../../../shared/ipc/contract';
import type { OpenedDataset, OpenedPayload } from '../../../../shared/ipc/opened';
import { isSourceName } from '../../../../shared/prepare/sourceNames';
import { TARGETS } from '../../../../shared/targets';
import { isFolder } from '../../../node/files/isFolder';
import { readComparedFile } from '../../../node/session/compareFile';
import type { AppState } from '../../../node/state/appState';
import type { AppWindow } from '../../window/appWindow';
import { checkValidation } from '../checkValidation';
import {
  ANY,
  choose,
  DATASETS,
  JSON_EXTENSIONS,
  OPENED,
  PAYLOADS,
  TEXT_EXTENSIONS,
  TEXTS,
} from '../dialogs';
import type { Handlers } from '../handle';
import { chosenSources } from './prepareSources';
import { presetIn } from './presets';

/** `dist` is the bundle's folder, which holds the example. */
export function fileHandlers(dist: string, state: AppState) {
  const openDataset = (window: AppWindow, file: string) => openRecentDataset(window, state, file);
  return {
    chooseDataset: async (near, window) => {
      const title = 'Open dataset';
      const chosen = await choose(window, state, { title, filters: OPENED, ...at(near) });
      return chosen === null ? null : openDataset(window, chosen);
    },
    lookAtDataset: (grant, { session }) => session.look(grant),
    openExample: (_nothing, window) =>
      window.session.openDataset(path.join(dist, 'resources', 'example.npz')),
    openDropped: (dropped, window) => openAny(window, state, dropped),
    chooseModel: async (near, window) => {
      const options = { title: 'Choose model folder', properties: ['openDirectory' as const] };
      const chosen = await choose(window, state, { ...options, ...at(near) });
      return chosen === null ? null : window.session.openModel(chosen);
    },
    chooseOutput: async (_nothing, window) => {
      const chosen = await choose(window, state, {
        title: 'Choose output folder',
        properties: ['openDirectory', 'createDirectory'],
      });
      if (chosen !== null) window.session.allowOutput(chosen);
      return chosen;
    },
    lookAtOutput: (folder, { session }) => session.lookAtOutput(folder),
    choosePath: async (what, window) => {
      const chosen = await choose(window, state, {
        title: what === 'file' ? 'Choose file' : 'Choose folder',
        ...(what === 'file' ? { filters: DATASETS } : { properties: ['openDirectory' as const] }),
      });
      if (what === 'file' && chosen !== null) window.session.allowValidation(chosen);
      return chosen;
    },
    checkValidation: ({ named, dataset }, window) => checkValidation(window, state, named, dataset),
    openFile: async (_nothing, window) => {
      const chosen = await choose(window, state, { title: 'Open', filters: ANY });
      return chosen === null ? null : openAny(window, state, chosen);
    },
    openText: async (_nothing, window) => {
      const title = 'Import file';
      const chosen = await choose(window, state, { title, filters: TEXTS });
      return chosen === null ? null : window.session.openText(chosen);
    },
    comparePayload: async (_nothing, window) => {
      const title = 'Compare with payload';
      const chosen = await choose(window, state, { title, filters: PAYLOADS });
      if (chosen === null) return null;
      const { target, workflow, provenance } = await readComparedFile(chosen);
      const id = createHash('sha256').update(path.resolve(chosen)).digest('hex').slice(0, 16);
      const { base: name, dir: folder } = path.parse(chosen);
      return { id, name, folder, target, workflow, provenance };
    },
    recents: () => Promise.resolve(state.recents.list()),
    openRecent: async (id, window) => {
      const entry = state.recents.find(id);
      if (!entry) throw new AppError('recent-removed', {});
      return openAny(window, state, entry.path);
    },
  } satisfies Partial<Handlers>;
}

/** Opens a dialog at a path that a text names; a relative path has no known folder. */
const at = (near: string | undefined) =>
  near !== undefined && path.isAbsolute(near) ? { defaultPath: near } : {};

/**
 * Opens a file by its extension: `.json` and `.pinnboard` as a payload or request, text files as an import, HDF5 and the
 * like and folders of such to be prepared, anything else as a dataset.
 */
export async function openAny(
  window: AppWindow,
  state: AppState,
  file: string,
): Promise<OpenedFile> {
  const extension = path.extname(file).toLowerCase();
  if (JSON_EXTENSIONS.includes(extension)) return openJson(window, state, file);
  if (isSourceName(file) || (await isFolder(file)))
    return { kind: 'source', source: await chosenSources(window, [file]) };
  if (TEXT_EXTENSIONS.includes(extension.slice(1)))
    return { kind: 'text', text: await window.session.openText(file) };
  return { kind: 'dataset', dataset: await openRecentDataset(window, state, file) };
}

/** Opens a payload or request; JSON may also be a preset, or a file of another tool. */
async function openJson(window: AppWindow, state: AppState, file: string): Promise<OpenedFile> {
  const preset = await presetIn(file);
  if (preset) return { kind: 'preset', preset };
  try {
    return { kind: 'payload', payload: await openPayload(window, state, file) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const text = await window.session.openText(file).catch(() => null);
    if (text === null || !readable(text)) throw error;
    return { kind: 'text', text };
  }
}

/** Whether the text can be imported, for any target. */
const readable = ({ text, name }: OpenedText): boolean =>
  Object.keys(TARGETS).some((target) => importText(text, name, undefined, target).ok);

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

/** Opens a request or payload file and remembers it. Throws an `AppError` for a file that is none. */
export async function openPayload(
  { session }: AppWindow,
  { recents }: AppState,
  file: string,
): Promise<OpenedPayload> {
  const opened = await session.openPayload(file);
  recents.add(opened.file?.kind ?? 'payload', file);
  return opened;
}
