import path from 'node:path';
import { dialog } from 'electron';
import type { AppState } from '../../../node/state/appState';
import type { AppWindow } from '../../window/appWindow';
import { DATASETS } from '../dialogs';

/** Asks for datasets or model folders to sweep over; the window may have them read from then on. */
export async function chooseFiles(
  { browser, session }: AppWindow,
  { settings }: AppState,
  kind: 'dataset' | 'model',
): Promise<string[]> {
  const last = settings.get('lastFolder');
  const datasets = kind === 'dataset';
  const { canceled, filePaths } = await dialog.showOpenDialog(browser, {
    title: datasets ? 'Choose datasets' : 'Choose model folders',
    ...(datasets ? { filters: DATASETS } : {}),
    properties: [datasets ? 'openFile' : 'openDirectory', 'multiSelections'],
    ...(last === null ? {} : { defaultPath: last }),
  });
  const [first] = filePaths;
  if (canceled || first === undefined) return [];
  settings.set({ lastFolder: path.dirname(first) });
  for (const file of filePaths) session.grants.give(kind, file);
  return filePaths;
}
