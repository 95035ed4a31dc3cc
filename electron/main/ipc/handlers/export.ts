/** Exporting a draft in another format; the text is generated here, from the draft. */
import path from 'node:path';
import { dialog } from 'electron';
import { AppError } from '../../../../shared/errors/appError';
import { formatsFor } from '../../../../shared/exporters';
import type { ExportFormat } from '../../../../shared/exporters/format';
import { LOADER } from '../../../../shared/exporters/loader';
import type { ExportedAs, ExportRequest } from '../../../../shared/ipc/contract';
import { writeFileAtomic } from '../../../node/files/atomicWrite';
import { readLoader, writeLoader } from '../../../node/session/loader';
import type { AppState } from '../../../node/state/appState';
import type { AppWindow } from '../../window/appWindow';
import { mayExport } from '../crashQuestion';
import { chooseDestination, exportBlocked, hashOf, resolveWhole } from '../dialogs';
import type { Handlers } from '../handle';

/** `dist` is the bundle's folder, which holds the loader. */
export const exportHandlers = (dist: string, state: AppState) =>
  ({
    exportAs: (asked, window) => save(dist, state, asked, window),
  }) satisfies Partial<Handlers>;

async function save(
  dist: string,
  state: AppState,
  { draft, format: id, loader }: ExportRequest,
  window: AppWindow,
): Promise<ExportedAs> {
  const { request, resolution } = await resolveWhole(window, draft);
  const format = formatsFor(request).find((candidate) => candidate.id === id);
  if (!format)
    throw new AppError('export-format-unknown', {
      format: id,
      workflow: request.workflow,
      target: request.target,
    });
  if (resolution.payload === null) throw exportBlocked(resolution);
  const loaderText = loader ? await readLoader(dist) : null;
  if (loader && loaderText === null) throw new AppError('loader-missing', { file: LOADER });
  if (!(await mayExport(window, resolution.findings))) return { status: 'cancelled' };
  const name = `${request.workflow}-${hashOf(resolution.payload)}-${id}${format.extension}`;
  const file = await chooseDestination(
    window,
    state,
    `Export as ${format.title}`,
    name,
    filters(format),
  );
  if (file === null) return { status: 'cancelled' };
  const { text } = format.write({ request, resolution });
  await writeFileAtomic(file, text);
  const folder = path.dirname(file);
  return {
    status: 'saved',
    path: file,
    bytes: Buffer.byteLength(text),
    loader:
      loaderText === null
        ? 'not asked'
        : await writeLoader(loaderText, folder, () => mayReplace(window, folder)),
  };
}

const filters = ({ title, extension }: ExportFormat) => [
  { name: title, extensions: [extension.slice(1)] },
  { name: 'All files', extensions: ['*'] },
];

async function mayReplace({ browser }: AppWindow, folder: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(browser, {
    type: 'question',
    title: 'Pinnboard',
    message: `This folder contains a different ${LOADER}.`,
    detail: `${folder}\n\nIt may be from another version of Pinnboard, or modified. Scripts in this folder use it.`,
    buttons: ['Replace', 'Keep'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
