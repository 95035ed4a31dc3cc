/** Writing a sweep: where to is asked first, and what becomes of a sweep that is there already. */
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
  { job, draft, name, spec, scripts, leaveOutCrashes }: Argument<'sweep:write'>,
): Promise<Result<'sweep:write'>> {
  const { base, files } = await baseOf(window, draft, spec.axes);
  const folder = await choose(window, state, {
    title: 'Write the sweep into an empty folder, or into one of its name in here',
    buttonLabel: 'Write here',
    properties: ['openDirectory', 'createDirectory'],
  });
  if (folder === null) return { status: 'cancelled' };
  const destination = (await isEmpty(folder)) ? folder : path.join(folder, fileName(name));
  const replace = !(await isEmpty(destination));
  if (replace && !(await mayMoveAside(window, destination))) return { status: 'cancelled' };
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

/** Whether nothing is there, or a folder with nothing in it. */
async function isEmpty(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : null,
  );
  return names?.length === 0;
}

async function mayMoveAside({ browser }: AppWindow, destination: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(browser, {
    type: 'question',
    title: 'Pinnboard',
    message: `${path.basename(destination)} is there already.`,
    detail: `${destination} can be moved aside, under a name of its own; nothing of it is deleted.`,
    buttons: ['Move it aside and write', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
