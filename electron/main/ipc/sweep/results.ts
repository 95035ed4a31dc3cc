/** The written sweep of which a window shows the results: its folder is known to main alone. */
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { FileFilter } from 'electron';
import { AppError } from '../../../../shared/errors/appError';
import type { Argument, Result } from '../../../../shared/ipc/contract';
import { decode } from '../../../../shared/ipc/wire';
import { RUN_FILES } from '../../../../shared/runs/folder';
import { POINTS_FOLDER } from '../../../../shared/sweep/summary';
import { visible } from '../../../../shared/values/visible';
import { readRequestFile } from '../../../node/session/openPayload';
import type { AppState } from '../../../node/state/appState';
import { askedOfOptuna } from '../../../node/sweep/optuna/optuna';
import { readManifest } from '../../../node/sweep/read';
import type { AppWindow, WrittenSweep } from '../../window/appWindow';
import { choose, chooseDestination } from '../dialogs';
import { openedSweep } from './dialogs';

/** Real ones have half a megabyte. */
const MOST_PICTURE_BYTES = 32 * 1024 * 1024;

/** Null when the user cancels, or the window has written and opened none. */
export async function readResults(
  window: AppWindow,
  state: AppState,
  how: Argument<'sweep.results'>,
): Promise<Result<'sweep.results'>> {
  const folder =
    how === 'read'
      ? (window.writtenSweep?.folder ?? null)
      : await choose(window, state, {
          title: 'Open the folder of a sweep',
          properties: ['openDirectory'],
        });
  if (folder === null) return null;
  const results = await window.sweeps.results(folder);
  const pictures = decode(results).points.map((point) => [point.name, point.pictures] as const);
  window.writtenSweep = { folder, pictures: new Map(pictures) };
  return results;
}

/** Throws `sweep-point-gone` for a picture that the results do not have. */
export async function readPicture(
  { writtenSweep }: AppWindow,
  { point, name }: Argument<'sweep.picture'>,
): Promise<Result<'sweep.picture'>> {
  const picture = writtenSweep?.pictures.get(point)?.find((one) => one.name === name);
  if (!writtenSweep || !picture) throw new AppError('sweep-point-gone', {});
  const file = await open(path.join(writtenSweep.folder, picture.file));
  try {
    const { size } = await file.stat();
    if (size > MOST_PICTURE_BYTES) throw new AppError('sweep-point-gone', {});
    return new Uint8Array(await file.readFile());
  } finally {
    await file.close();
  }
}

/** The request of a point's run. Throws `sweep-point-gone`, and what reading the request throws. */
export async function startPoint(
  window: AppWindow,
  point: Argument<'sweep.start'>,
): Promise<Result<'sweep.start'>> {
  const { writtenSweep } = window;
  // A manifest may come from anybody, and its points are folders within it.
  const isFolder = path.basename(point) === point && !/^\.*$/.test(point);
  if (!writtenSweep || !isFolder) throw new AppError('sweep-point-gone', {});
  const folder = path.join(writtenSweep.folder, POINTS_FOLDER, point);
  const reading = await readRequestFile(path.join(folder, RUN_FILES.request));
  if (!reading.ok) throw reading.error;
  const opened = await window.session.openRequest(reading.request, folder);
  return { name: `Request of ${point}`, file: null, ...opened, notes: [] };
}

const JOURNALS: FileFilter[] = [
  { name: "Optuna's journals", extensions: ['log', 'journal'] },
  { name: 'All files', extensions: ['*'] },
];

/** Asks for a journal, and tells Optuna the results of the sweep that is shown. Null when the user cancels. */
export async function tellResults(
  window: AppWindow,
  state: AppState,
): Promise<Result<'sweep.tell'>> {
  const { folder } = demandSweep(window);
  const title = 'Add the results to a journal of Optuna';
  const name = `${path.basename(folder)}.log`;
  const journal = await chooseDestination(window, state, title, name, JOURNALS);
  return journal === null ? null : visible(await window.sweeps.tell(folder, journal));
}

/** Asks for a journal: the points that Optuna asked for as a sweep. Null when the user cancels. */
export async function askedPoints(
  window: AppWindow,
  state: AppState,
): Promise<Result<'sweep.asked'>> {
  const { folder } = demandSweep(window);
  const title = 'Take the points that Optuna asked for';
  const journal = await choose(window, state, { title, filters: JOURNALS });
  if (journal === null) return null;
  const manifest = await readManifest(folder, path.basename(folder));
  const spec = await askedOfOptuna(manifest, journal);
  if (spec === null) throw new AppError('optuna-nothing-asked', { path: journal });
  const { name, working_dir: workingDir = folder } = manifest;
  return openedSweep(window, path.basename(journal), { spec, workingDir, name, scripts: {} });
}

function demandSweep({ writtenSweep }: AppWindow): WrittenSweep {
  if (writtenSweep === null) throw new AppError('sweep-point-gone', {});
  return writtenSweep;
}
