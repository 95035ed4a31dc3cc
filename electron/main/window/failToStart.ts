/** A failed start is reported and ends the process: without a window it would block all later starts. */
import { app, BrowserWindow, dialog } from 'electron';
import { AppError } from '../../../shared/errors/appError';
import { knownError } from '../../node/files/errno';
import { logError } from '../../node/log';

export function failToStart(error: unknown): void {
  const known = knownError(error);
  logError('start', error);
  const why = (known ?? new AppError('internal-error', {})).message;
  if (BrowserWindow.getAllWindows().length > 0) {
    void dialog.showMessageBox({
      type: 'error',
      title: 'Pinnboard',
      message: 'Pinnboard did not start completely',
      detail: why,
      buttons: ['OK'],
    });
    return;
  }
  // The next start need not wait until this box is closed.
  app.releaseSingleInstanceLock();
  dialog.showErrorBox(
    'Pinnboard cannot start',
    `${why}\n\nNothing was changed. Settings and unsaved changes are in ${app.getPath('userData')}.`,
  );
  app.exit(1);
}
