/** Native dialogs for files, folders and the destination of exports. */

import { createHash } from 'node:crypto';
import path from 'node:path';
import { app, dialog, type FileFilter, type OpenDialogOptions } from 'electron';
import { AppError } from '../../../shared/errors/appError';
import type { Payload, Resolution } from '../../../shared/factory/resolution';
import { HASH_DIGITS, resultText } from '../../../shared/formats/resultText';
import { SOURCE_EXTENSIONS } from '../../../shared/prepare/sourceNames';
import type { Draft } from '../../../shared/request/draft';
import { exportPayload } from '../../node/session/exportPayload';
import type { Resolved } from '../../node/session/session';
import type { AppState } from '../../node/state/appState';
import type { AppWindow } from '../window/appWindow';
import { mayExport } from './crashQuestion';

const ALL = { name: 'All files', extensions: ['*'] };
export const DATASETS: FileFilter[] = [{ name: 'Datasets', extensions: ['npz'] }, ALL];
export const PAYLOADS: FileFilter[] = [
  { name: 'Payloads and requests', extensions: ['json'] },
  ALL,
];

/** Of requests and payloads; the second is what a package associates with the app. */
export const JSON_EXTENSIONS = ['.json', '.pinnboard'];

/** What a dataset can be prepared from. */
export const SOURCES: FileFilter[] = [
  { name: 'Data of beamlines and other programs', extensions: [...SOURCE_EXTENSIONS] },
  ALL,
];
/** A dataset, or what one is prepared from. */
export const OPENED: FileFilter[] = [{ name: 'Datasets', extensions: [...SOURCE_EXTENSIONS] }, ALL];
export const RECIPES: FileFilter[] = [{ name: 'Recipes', extensions: ['yaml', 'yml'] }, ALL];

export const TEXT_EXTENSIONS = ['yaml', 'yml', 'json', 'py', 'sh', 'txt'];
export const ANY: FileFilter[] = [
  {
    name: 'Datasets, requests, payloads',
    extensions: ['pinnboard', ...SOURCE_EXTENSIONS, ...TEXT_EXTENSIONS],
  },
  ALL,
];
export const TEXTS: FileFilter[] = [{ name: 'Text files', extensions: TEXT_EXTENSIONS }, ALL];

/** The chosen path; null when the user cancels. */
export const choose = async (...ask: Parameters<typeof chooseAll>): Promise<string | null> =>
  (await chooseAll(...ask))[0] ?? null;

/** The chosen paths; none when the user cancels. */
export async function chooseAll(
  window: AppWindow,
  { settings }: AppState,
  options: OpenDialogOptions,
): Promise<string[]> {
  const last = settings.get('lastFolder');
  const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
    ...(last === null ? {} : { defaultPath: last }),
    ...options,
  });
  const [file] = filePaths;
  if (canceled || file === undefined) return [];
  settings.set({ lastFolder: path.dirname(file) });
  return filePaths;
}

/** The resolution of a draft; throws an `AppError` for a grant that was never given. */
export const resolveDraft = ({ session }: AppWindow, draft: Draft): Promise<Resolved> =>
  session.resolve(draft);

/** Not a job of the window, so that it cannot cancel it. */
const EXPORT_JOB = -1;

/** The same for an export, which waits until the values of the dataset are read. */
export const resolveWhole = ({ session, values }: AppWindow, draft: Draft): Promise<Resolved> =>
  session.resolveWhole(draft, (file) => values.measure(file, EXPORT_JOB));

/** Asks for the destination and writes. Null when the user cancels. */
export async function exportDraft(
  window: AppWindow,
  state: AppState,
  draft: Draft,
): Promise<{ path: string; bytes: number } | null> {
  const { request, fileContext, resolution } = await resolveWhole(window, draft);
  if (resolution.payload === null) throw exportBlocked(resolution);
  if (!(await mayExport(window, resolution.findings))) return null;
  const filePath = await chooseDestination(
    window,
    state,
    'Export payload',
    `${request.workflow}-${hashOf(resolution.payload)}.pinnboard.json`,
  );
  if (filePath === null) return null;
  const bytes = await exportPayload(request, resolution, fileContext, filePath);
  state.recents.add('payload', filePath);
  return { path: filePath, bytes };
}

/** The factory rejects the request; its first finding says why. */
export function exportBlocked({ findings }: Resolution): AppError {
  const finding = findings.find(({ outcome }) => outcome === 'blocked');
  return new AppError('export-blocked', { finding: finding?.message ?? '' });
}

/** Distinguishes payloads in a folder; the window shows the same digits. */
export const hashOf = (payload: Payload): string =>
  createHash('sha256').update(resultText(payload)).digest('hex').slice(0, HASH_DIGITS);

/** The destination of a file, whose name or path is proposed; null when the user cancels. */
export async function chooseDestination(
  window: AppWindow,
  { settings }: AppState,
  title: string,
  name: string,
  filters = PAYLOADS,
): Promise<string | null> {
  const folder = settings.get('lastFolder') ?? app.getPath('documents');
  const { canceled, filePath } = await dialog.showSaveDialog(window.browser, {
    title,
    defaultPath: path.resolve(folder, name),
    filters,
  });
  if (canceled || !filePath) return null;
  settings.set({ lastFolder: path.dirname(filePath) });
  return filePath;
}
