/** Reading a validation dataset at a typed path requires consent in a native dialog, which no page can answer. */
import path from 'node:path';
import { dialog } from 'electron';
import type { AppState } from '../../node/state/appState';
import type { AppWindow } from '../window/appWindow';
import { choose, DATASETS } from './dialogs';

const CHOICES = ['Check this file', 'Choose another file…', 'Cancel'] as const;

/**
 * The path of the file that may be read from now on; null without consent. A relative path is resolved beside the
 * dataset, because the folder in which the run will start is unknown.
 */
export async function checkValidation(
  window: AppWindow,
  state: AppState,
  named: string,
  dataset: string | null,
): Promise<string | null> {
  const { session, browser } = window;
  const file = dataset === null ? null : session.grants.path('dataset', dataset);
  const full = path.resolve(file === null ? process.cwd() : path.dirname(file), named);
  const { response } = await dialog.showMessageBox(browser, {
    type: 'question',
    title: 'Pinnboard',
    message: 'Check this validation dataset?',
    detail: path.isAbsolute(named)
      ? full
      : `${full}\n\nPinnboard resolves a relative path beside the dataset; the run resolves it in its working directory.`,
    buttons: [...CHOICES],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  switch (CHOICES[response]) {
    case 'Check this file':
      session.allowValidation(named, full, file);
      return named;
    case 'Choose another file…': {
      const title = 'Choose validation dataset';
      const chosen = await choose(window, state, { title, filters: DATASETS, defaultPath: full });
      if (chosen !== null) session.allowValidation(chosen);
      return chosen;
    }
    default:
      return null;
  }
}
