/** Saving and opening the description of a sweep. */
import path from 'node:path';
import { app, dialog, type FileFilter } from 'electron';
import type { Argument, Result } from '../../../../shared/ipc/contract';
import { descriptionText } from '../../../../shared/sweep/description/write';
import { axisFields, fileKind } from '../../../../shared/sweep/draft/fields';
import { draftOfSpec } from '../../../../shared/sweep/draft/ofSpec';
import type { Axis } from '../../../../shared/sweep/spec';
import { writeFileAtomic } from '../../../node/files/atomicWrite';
import type { AppState } from '../../../node/state/appState';
import { readSweepFile } from '../../../node/sweep/read';
import type { AppWindow } from '../../window/appWindow';
import { choose } from '../dialogs';

const SWEEPS: FileFilter[] = [
  { name: 'Sweeps', extensions: ['yaml', 'yml', 'json'] },
  { name: 'All files', extensions: ['*'] },
];

/** Asks where to and writes it, as `pinnboard sweep` reads it. Null when the user cancels. */
export async function saveSweep(
  window: AppWindow,
  { settings }: AppState,
  { draft, name, spec, scripts }: Argument<'sweep.save'>,
): Promise<Result<'sweep.save'>> {
  const base = window.session.request(draft);
  const folder = settings.get('lastFolder') ?? app.getPath('documents');
  const { canceled, filePath } = await dialog.showSaveDialog(window.browser, {
    title: 'Save sweep',
    defaultPath: path.join(folder, `${fileName(name)}.yaml`),
    filters: SWEEPS,
  });
  if (canceled || !filePath) return null;
  settings.set({ lastFolder: path.dirname(filePath) });
  const named = name.trim() === '' ? {} : { name: name.trim() };
  const chosen = Object.keys(scripts).length === 0 ? {} : { scripts };
  await writeFileAtomic(filePath, descriptionText({ base, ...spec }, { ...named, ...chosen }));
  return filePath;
}

/** A sweep's name as that of a file or folder. */
export const fileName = (name: string): string =>
  name
    .trim()
    .replaceAll(/[^\w.-]+/g, '-')
    .replaceAll(/^[.-]+|[.-]+$/g, '') || 'sweep';

/** Asks for one and opens it with its base. Null when the user cancels. Throws an `AppError` for a file that is none. */
export async function openSweep(window: AppWindow, state: AppState): Promise<Result<'sweep.open'>> {
  const chosen = await choose(window, state, { title: 'Open sweep', filters: SWEEPS });
  if (chosen === null) return null;
  const file = await readSweepFile(chosen, path.basename(chosen));
  if (!file.ok) throw file.error;
  const { spec, workingDir, name = '', scripts } = file;
  const { session } = window;
  const opened = await session.openRequest(spec.base, workingDir);
  const axes = spec.axes.map((axis) => withFiles(axis, workingDir, session.grants));
  const fields = axisFields(spec.base.target, spec.base.workflow);
  const sweep = draftOfSpec({ ...spec, axes, name, scripts }, fields);
  return { base: { name: path.basename(chosen), file: null, ...opened, notes: [] }, sweep };
}

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
