/** Writing a sweep to a folder that the user chooses; an existing sweep is replaced only after a question. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { dialog } from 'electron';
import type { Argument, Result } from '../../../../shared/ipc/contract';
import type { AppState } from '../../../node/state/appState';
import type { AppWindow } from '../../window/appWindow';
import { choose } from '../dialogs';
import { baseOf } from './base';
import { fileName } from './description';

/** Asks and writes. Rejects with an `AppError`, `cancelled` when the job was ended. */
export async function writeSweep(
  window: AppWindow,
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
  const named = name.trim() === '' ? {} : { name: name.trim() };
  return window.sweeps.write(job, {
    spec: { base, ...spec },
    files,
    destination,
    ...named,
    scripts,
    replace,
    leaveOutCrashes,
  });
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
