/** About Pinnboard: its version, and where the licences stand. */
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { VERSION } from '../../node/session/version';

/** Of what is bundled: a file beside the archive that a packaged app is in. */
const NOTICES = 'LICENSES.txt';

const licence = () =>
  app.isPackaged
    ? `MIT licence. Licences of what is bundled: ${path.join(process.resourcesPath, NOTICES)}`
    : 'MIT licence';

/** Tells the system's own panel, where there is one. */
export function prepareAbout(): void {
  app.setAboutPanelOptions({
    applicationName: 'Pinnboard',
    applicationVersion: VERSION,
    copyright: licence(),
  });
}

let open = false;

/**
 * Shows it, and is done when it is closed; on Linux as a message, since the panel has buttons there that do nothing.
 * However often it is asked for, there is one.
 */
export async function showAbout(browser: BrowserWindow): Promise<void> {
  if (process.platform !== 'linux') return app.showAboutPanel();
  if (open) return;
  open = true;
  try {
    await dialog.showMessageBox(browser, {
      type: 'info',
      title: 'About Pinnboard',
      message: `Pinnboard ${VERSION}`,
      detail: licence(),
      buttons: ['Close'],
    });
  } finally {
    open = false;
  }
}
