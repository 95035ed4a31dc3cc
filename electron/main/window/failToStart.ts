/** A start that fails says why and ends: a process without a window would hold the lock of all later starts. */
import { app, BrowserWindow, dialog } from 'electron';

/** Takes what went wrong, whatever it is. */
export function failToStart(error: unknown): void {
  console.error('Pinnboard cannot start:', error);
  const why = error instanceof Error ? error.message : String(error);
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
  // The box stays until somebody closes it; the next start need not wait for that.
  app.releaseSingleInstanceLock();
  dialog.showErrorBox(
    'Pinnboard cannot start',
    `${why}\n\nNothing was changed. Settings and unsaved changes are in ${app.getPath('userData')}.`,
  );
  app.exit(1);
}
