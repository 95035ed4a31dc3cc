/** All windows of the app. */
import path from 'node:path';
import { app, type BrowserWindow, type WebContents } from 'electron';
import { exportThroughDialog } from '../ipc/dialogs';
import { Pictures } from '../pictures/pictures';
import type { AppState } from '../state/appState';
import { Sweeps } from '../sweep/sweeps';
import { ValuesWorker } from '../values/valuesWorker';
import { AppWindow, type Opening } from './appWindow';
import { openWindow } from './window';

export class Windows {
  private readonly known = new Map<number, AppWindow>();
  private quitting = false;

  constructor(
    private readonly dist: string,
    private readonly state: AppState,
  ) {
    app.on('before-quit', () => {
      this.quitting = true;
    });
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin' || this.quitting) app.quit();
    });
  }

  open(opening: Opening): AppWindow {
    const browser = openWindow(this.dist, this.state.settings.get('bounds'), this.known.size);
    const { id } = browser.webContents;
    const tell = (job: number, done: number, total: number) => {
      if (!browser.isDestroyed()) browser.webContents.send('progress', { job, done, total });
    };
    const window = new AppWindow(
      browser,
      opening,
      new Pictures(path.join(this.dist, 'pictures', 'pictures.cjs'), tell),
      new ValuesWorker(path.join(this.dist, 'values', 'values.cjs'), tell),
      new Sweeps(path.join(this.dist, 'sweep', 'sweep.cjs'), tell),
      this.state,
      (closing, draft) => exportThroughDialog(closing, this.state, draft),
      () => {
        this.quitting = false;
      },
    );
    this.known.set(id, window);
    browser.on('close', () => this.keepBounds(browser));
    browser.on('closed', () => this.known.delete(id));
    return window;
  }

  of(contents: WebContents | undefined): AppWindow | undefined {
    return contents && this.known.get(contents.id);
  }

  get count(): number {
    return this.known.size;
  }

  private keepBounds(browser: BrowserWindow): void {
    this.state.settings.set({ bounds: browser.getNormalBounds() });
  }
}
