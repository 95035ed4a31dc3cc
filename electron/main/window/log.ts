/** The log of the app: a file in its state folder, which Help > Open log shows. */
import path from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import { AppError } from '../../../shared/errors/appError';
import { logError, setLogSink, toStderr } from '../../node/log';
import { logToFile } from '../../node/logFile';
import { VERSION } from '../../node/session/version';

const logFile = (): string => path.join(app.getPath('userData'), 'pinnboard', 'logs', 'main.log');

/** Logs to the file and to stderr, also what nothing else catches. Once, at the start. */
export function startLog(): void {
  const toFile = logToFile(logFile());
  setLogSink((where, error) => {
    toFile(where, error);
    toStderr(where, error);
  });
  // A terminal that is closed must not end the app, nor be logged for every line.
  process.stderr.on('error', () => {});
  toFile(
    'start',
    `Pinnboard ${VERSION}, Electron ${process.versions.electron}, ${process.platform}`,
  );
  process.on('unhandledRejection', (error) => logError('unhandled rejection', error));
  process.on('uncaughtException', (error) => {
    logError('uncaught exception', error);
    void showFailure();
  });
}

let open = false;

/** One message at a time, however many errors there are. */
async function showFailure(): Promise<void> {
  if (open || !app.isReady()) return;
  open = true;
  try {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Pinnboard',
      message: new AppError('internal-error', {}).message,
      detail: logFile(),
      buttons: ['Open log', 'Close'],
      defaultId: 1,
      cancelId: 1,
    });
    if (response === 0) await shell.openPath(logFile());
  } finally {
    open = false;
  }
}

/** Opens the log in the desktop's own viewer; where there is none, shows its path. */
export async function openLog(browser: BrowserWindow): Promise<void> {
  const failed = await shell.openPath(logFile());
  if (failed !== '')
    await dialog.showMessageBox(browser, {
      type: 'info',
      title: 'Pinnboard',
      message: 'The log cannot be opened on this desktop',
      detail: logFile(),
      buttons: ['Close'],
    });
}
