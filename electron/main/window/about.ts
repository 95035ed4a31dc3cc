/** About Pinnboard: version and licences. */
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { VERSION } from '../../node/session/version';

/** Licences of bundled software, beside the archive of a packaged app. */
const NOTICES = 'LICENSES.txt';

const licence = () =>
  app.isPackaged
    ? `MIT licence. Licences of bundled software: ${path.join(process.resourcesPath, NOTICES)}`
    : 'MIT licence';

/** Fills the system's own About panel, where there is one. */
export function prepareAbout(): void {
  app.setAboutPanelOptions({
    applicationName: 'Pinnboard',
    applicationVersion: VERSION,
    copyright: licence(),
  });
}

let open = false;

/**
 * Shows it until it is closed; on Linux as a message, because the panel has buttons there that do nothing. There is only
 * one at a time.
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
