/** Windows of an app that the tests of one worker share: each test has windows of its own, and no more of the app is its own. */
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { answerQuestion, launchPinnboard, makeReady, START_MS } from './launch';

export interface Started {
  readonly app: ElectronApplication;
  readonly page: Page;
}

export interface WindowOptions {
  /** The file to open. */
  readonly args?: readonly [] | readonly [string];
  /** The target that the window is for; null leaves the question as it is. */
  readonly target?: string | null;
}

/** Asked for each new window: no app remembers it. */
const DRAFT = 'adr-003';

/**
 * One app for each target, since an app remembers the last. What outlives a window stays: settings, recent files, presets,
 * known array statistics, patched menus. A test about any of these needs `start`.
 */
export class Windows {
  private readonly apps = new Map<string, ElectronApplication>();

  async open({ args = [], target = DRAFT }: WindowOptions = {}): Promise<Started> {
    const key = target ?? DRAFT;
    const app = this.apps.get(key);
    if (!app) {
      const started = await launchPinnboard({ args, target });
      this.apps.set(key, started.app);
      await prepare(started.app);
      return started;
    }
    const opened = app.waitForEvent('window', { timeout: START_MS });
    await app.evaluate(
      (electron, [argv, folder]) => electron.app.emit('second-instance', {}, argv, folder),
      [['pinnboard', path.resolve('.'), ...args], path.resolve('.')] as const,
    );
    const page = await opened;
    await makeReady(app, page, target);
    return { app, page };
  }

  /** Closes every window without a question. */
  async clear(): Promise<void> {
    for (const app of this.apps.values()) await clear(app);
  }

  async close(): Promise<void> {
    // A window that asks before it closes calls off that the app quits.
    await this.clear();
    for (const app of this.apps.values()) await app.close().catch(() => {});
  }
}

/** The app stays when its last window is closed. */
const prepare = (app: ElectronApplication): Promise<void> =>
  app.evaluate((electron) => {
    electron.app.removeAllListeners('window-all-closed');
    electron.app.on('window-all-closed', () => {});
    const { showOpenDialog, showSaveDialog } = electron.dialog;
    Object.assign(globalThis, { nativeDialogs: { showOpenDialog, showSaveDialog } });
  });

async function clear(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow, clipboard, dialog }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      // Chromium remembers it for the next window.
      window.webContents.setZoomLevel(0);
      window.destroy();
    }
    clipboard.clear();
    Object.assign(dialog, Reflect.get(globalThis, 'nativeDialogs'));
  });
  await answerQuestion(app, 'Discard');
}
