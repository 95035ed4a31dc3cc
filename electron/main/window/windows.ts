/** All windows of the app. */
import path from 'node:path';
import { app, BrowserWindow, type WebContents } from 'electron';
import { AppError } from '../../../shared/errors/appError';
import type { MenuEvent } from '../../../shared/ipc/contract';
import { StatsWorker } from '../../node/array-stats/statsWorker';
import { Pictures } from '../../node/pictures/pictures';
import { Plans } from '../../node/plan/plans';
import { Preparer } from '../../node/prepare/sheet/preparer';
import type { AppState } from '../../node/state/appState';
import { Sweeps } from '../../node/sweep/sweeps';
import { saveAndClose } from '../ipc/documents';
import { AppWindow, type Opening } from './appWindow';
import { openWindow } from './window';

/** Each window is a process: a page must not open any number of them. */
const MOST_OPEN = 16;
/** Each draft opens a window; further ones wait. */
const MOST_RESTORED = 8;

export class Windows {
  private readonly known = new Map<number, AppWindow>();
  private quitting = false;
  /** Drafts of earlier sessions that are not open, by id. */
  private waiting: readonly string[] = [];

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

  /** Opens one that a page asked for. Throws an `AppError` when too many are open. */
  openAnother(): void {
    if (this.count >= MOST_OPEN) throw new AppError('too-many-windows', { open: this.count });
    this.open({});
  }

  open(opening: Opening): AppWindow {
    const browser = openWindow(this.dist, this.state.settings.get('bounds'), this.known.size);
    const { id } = browser.webContents;
    const onProgress = (job: number, done: number, total: number) => {
      if (!browser.isDestroyed()) browser.webContents.send('progress', { job, done, total });
    };
    const window = new AppWindow(
      browser,
      opening,
      new Pictures(path.join(this.dist, 'pictures', 'pictures.cjs'), onProgress),
      new Plans(path.join(this.dist, 'plan', 'plan.cjs'), onProgress),
      new StatsWorker(path.join(this.dist, 'values', 'values.cjs'), onProgress),
      new Sweeps(path.join(this.dist, 'sweep', 'sweep.cjs'), onProgress),
      new Preparer(path.join(this.dist, 'prepare', 'prepare.cjs'), onProgress),
      this.state,
      (closing, document) => saveAndClose(closing, this.state, document),
      () => {
        this.quitting = false;
      },
    );
    this.known.set(id, window);
    browser.on('close', () => this.keepBounds(browser));
    browser.on('closed', () => this.known.delete(id));
    return window;
  }

  /** Opens drafts of earlier sessions; those beyond the first wait, and every window says so. */
  restore(drafts: readonly string[]): void {
    this.waiting = drafts;
    this.openSome();
  }

  /** Opens the next of those that wait. Throws an `AppError` when too many are open. */
  openWaiting(): void {
    if (this.count >= MOST_OPEN) throw new AppError('too-many-windows', { open: this.count });
    this.openSome();
    for (const window of this.known.values())
      window.send({ kind: 'waiting', count: this.waiting.length });
  }

  private openSome(): void {
    const room = Math.min(MOST_RESTORED, MOST_OPEN - this.count);
    const next = this.waiting.slice(0, room);
    this.waiting = this.waiting.slice(room);
    for (const draft of next) this.open({ draft });
  }

  get waitingCount(): number {
    return this.waiting.length;
  }

  /** Saves what every window holds, without a question. */
  saveAll(): Promise<unknown> {
    return Promise.all([...this.known.values()].map((window) => window.leaveOnSignal()));
  }

  of(contents: WebContents | undefined): AppWindow | undefined {
    return contents && this.known.get(contents.id);
  }

  /** Sends an event to every window's page. */
  sendAll(event: MenuEvent): void {
    for (const window of this.known.values()) window.send(event);
  }

  /** Brings a window to the front and shows a run in it. */
  showRun(run: string): void {
    const focused = BrowserWindow.getFocusedWindow();
    const window = this.of(focused?.webContents) ?? [...this.known.values()].at(-1);
    if (!window) {
      this.open({});
      return;
    }
    if (window.browser.isMinimized()) window.browser.restore();
    window.browser.show();
    window.browser.focus();
    window.send({ kind: 'run', run });
  }

  get count(): number {
    return this.known.size;
  }

  private keepBounds(browser: BrowserWindow): void {
    this.state.settings.set({ bounds: browser.getNormalBounds() });
  }
}
