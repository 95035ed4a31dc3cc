/** What the window asks for a sweep through dialogs: files to sweep over, its description, writing it to a folder. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { dialog, type FileFilter } from 'electron';
import type { Argument, Result } from '../../../../shared/ipc/contract';
import type { OpenedSweep } from '../../../../shared/ipc/sweep';
import { safeName } from '../../../../shared/request/proposedName';
import { descriptionText } from '../../../../shared/sweep/description/write';
import { fileKind } from '../../../../shared/sweep/draft/fields';
import { type Axis, sweepDraftSchema } from '../../../../shared/sweep/sweep';
import type { Values } from '../../../../shared/values/value';
import { renamed } from '../../../node/documents/relativePaths';
import { writeFileAtomic } from '../../../node/files/atomicWrite';
import { demandLoader } from '../../../node/session/loader';
import type { AppState } from '../../../node/state/appState';
import { MANIFEST, readSweepFile, type SweepFile } from '../../../node/sweep/read';
import type { AppWindow } from '../../window/appWindow';
import { choose, chooseAll, chooseDestination, DATASETS } from '../dialogs';
import { baseOf } from './points';

/** Asks for datasets or model folders to sweep over; the window may have them read from then on. */
export async function chooseFiles(
  window: AppWindow,
  state: AppState,
  kind: 'dataset' | 'model',
): Promise<string[]> {
  const files = await chooseAll(
    window,
    state,
    kind === 'dataset'
      ? {
          title: 'Choose datasets',
          filters: DATASETS,
          properties: ['openFile', 'multiSelections'],
        }
      : { title: 'Choose model folders', properties: ['openDirectory', 'multiSelections'] },
  );
  for (const file of files) window.session.grants.give(kind, file);
  return files;
}

const SWEEPS: FileFilter[] = [
  { name: 'Sweeps', extensions: ['yaml', 'yml', 'json'] },
  { name: 'All files', extensions: ['*'] },
];

/** Asks where to and writes it, as `pinnboard sweep` reads it. Null when the user cancels. */
export async function saveSweep(
  window: AppWindow,
  state: AppState,
  { draft, name, spec, scripts }: Argument<'sweep.save'>,
): Promise<Result<'sweep.save'>> {
  const base = window.session.request(draft);
  const file = `${fileName(name)}.yaml`;
  const filePath = await chooseDestination(window, state, 'Save sweep', file, SWEEPS);
  if (filePath === null) return null;
  await writeFileAtomic(
    filePath,
    descriptionText({ base, ...spec }, { name: name.trim(), scripts }),
  );
  return filePath;
}

/** A sweep's name as that of a file or folder. */
const fileName = (name: string): string => safeName(name) || 'sweep';

/** Asks for one and opens it with its base. Null when the user cancels. Throws an `AppError` for a file that is none. */
export async function openSweep(window: AppWindow, state: AppState): Promise<Result<'sweep.open'>> {
  const chosen = await choose(window, state, { title: 'Open sweep', filters: SWEEPS });
  if (chosen === null) return null;
  const file = await readSweepFile(chosen, path.basename(chosen));
  const { spec, workingDir, name, scripts } = file;
  if (path.basename(chosen) === MANIFEST)
    window.writtenSweep = { folder: path.dirname(chosen), pictures: new Map() };
  return openedSweep(window, path.basename(chosen), { spec, workingDir, name, scripts });
}

/** A sweep as the window edits it; `shown` is the name of what it is from. */
export async function openedSweep(
  window: AppWindow,
  shown: string,
  { spec, workingDir, name = '', scripts }: SweepFile,
): Promise<OpenedSweep> {
  const { session } = window;
  const opened = await session.openRequest(spec.base, workingDir);
  const axes = spec.axes.map((axis) => withFiles(axis, workingDir, session.grants));
  const chosenScripts = Object.entries(scripts).map(([id, options]) => [
    id,
    { chosen: true, options: optionTexts(options) },
  ]);
  return {
    base: { name: shown, file: null, ...opened, notes: [] },
    sweep: sweepDraftSchema.parse({
      ...spec,
      axes,
      name,
      scripts: Object.fromEntries(chosenScripts),
    }),
  };
}

/** Options as they are typed: lists with one item per line. */
const optionTexts = (options: Values): { [name: string]: string } =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join('\n') : String(value ?? ''),
    ]),
  );

/** Files that the user's own description names may be read; the window knows them by their whole path. */
function withFiles(axis: Axis, folder: string, grants: AppWindow['session']['grants']): Axis {
  const kind = fileKind(axis.name);
  if (axis.kind !== 'list' || kind === null || axis.place === 'execution') return axis;
  const values = axis.values.map((value) => {
    if (typeof value !== 'string') return value;
    const file = path.resolve(folder, value);
    grants.give(kind, file);
    return file;
  });
  return { ...axis, values };
}

/** Asks and writes. Rejects with an `AppError`, `cancelled` when the job was ended. */
export async function writeSweep(
  window: AppWindow,
  dist: string,
  state: AppState,
  { job, draft, name, spec, scripts, leaveOutCrashes }: Argument<'sweep.write'>,
  signal: AbortSignal,
): Promise<Result<'sweep.write'>> {
  const { base, files } = await baseOf(window, draft, spec.axes);
  const folder = await choose(window, state, {
    title: 'Write sweep to an empty folder, or to a new folder inside this one',
    buttonLabel: 'Write here',
    properties: ['openDirectory', 'createDirectory'],
  });
  if (folder === null) return null;
  const destination = (await isEmpty(folder)) ? folder : path.join(folder, fileName(name));
  const replace = !(await isEmpty(destination));
  if (replace && !(await mayReplace(window, destination))) return null;
  signal.throwIfAborted();
  // A validation dataset may be named from the document's folder, and the sweep is another one.
  const found = (file: string) => window.session.findValidation(file, draft.dataset) ?? file;
  for (const [file, reading] of files.validations) files.validations.set(found(file), reading);
  const written = await window.sweeps.write(job, {
    spec: { base: renamed(base, found), ...spec },
    files,
    loader: await demandLoader(dist),
    destination,
    name: name.trim() || path.basename(destination),
    scripts,
    replace,
    leaveOutCrashes,
  });
  window.writtenSweep = { folder: written.folder, pictures: new Map() };
  return written;
}

/** Whether the folder is missing or empty. */
async function isEmpty(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : null,
  );
  return names?.length === 0;
}

async function mayReplace({ browser }: AppWindow, destination: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(browser, {
    type: 'question',
    title: 'Pinnboard',
    message: `${path.basename(destination)} already exists.`,
    detail: `${destination} will be renamed, not deleted.`,
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
