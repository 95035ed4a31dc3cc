/** The window: sandboxed and isolated; `guard.ts` says what its page may not do. */
import path from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { PAGE } from './appFiles';

const RELOADS = { count: 3, withinMs: 60_000 };

type Bounds = { width: number; height: number; x: number; y: number };

/** Where no window stood before. */
const USUAL = { width: 1440, height: 900 };

/** Each further window stands a little aside of the one before. */
const STEP = 28;

/** Opens a window, shown once its page is ready and it is `placed`; `dist` is the bundle's folder. */
export function openWindow(dist: string, placed?: Promise<void>): BrowserWindow {
  const window = new BrowserWindow({
    ...USUAL,
    minWidth: 1100,
    minHeight: 700,
    show: false,
    title: 'Pinnboard',
    backgroundColor: background(),
    webPreferences: {
      preload: path.join(dist, 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      devTools: !app.isPackaged,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', async () => {
    await placed;
    if (!window.isDestroyed()) window.show();
  });
  reloadAfterCrash(window);
  comeBack(window);
  void window.loadURL(PAGE);
  return window;
}

/** Puts a window where the last one stood, `others` steps aside, in the colours of the theme. */
export function placeWindow(window: BrowserWindow, bounds: Bounds | null, others = 0): void {
  window.setBackgroundColor(background());
  if (!bounds || !onScreen(bounds)) return;
  const aside = others * STEP;
  window.setBounds({ ...bounds, x: bounds.x + aside, y: bounds.y + aside });
}

const background = (): string => (nativeTheme.shouldUseDarkColors ? '#12161c' : '#f6f7f9');

/** A screen that was there last time may be gone. */
function onScreen(bounds: Bounds): boolean {
  const { x, y, width, height } = screen.getDisplayMatching(bounds).workArea;
  return (
    bounds.x < x + width - STEP &&
    bounds.y < y + height - STEP &&
    bounds.x + bounds.width > x + STEP &&
    bounds.y >= y - STEP
  );
}

/** Chromium asks nobody before it goes to a blank page. */
function comeBack({ webContents }: BrowserWindow): void {
  webContents.on('did-navigate', (_event, url) => {
    if (url.startsWith('about:')) void webContents.loadURL(PAGE);
  });
}

/** A renderer that dies is loaded again, but not for ever. */
function reloadAfterCrash(window: BrowserWindow): void {
  const times: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const now = Date.now();
    times.push(now);
    const recent = times.filter((time) => now - time < RELOADS.withinMs);
    if (recent.length <= RELOADS.count) window.webContents.reload();
    else void askAfterCrashes(window);
  });
}

/** Something makes the page die again and again: the user decides, and nothing of the draft is lost. */
async function askAfterCrashes(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: 'Pinnboard',
    message: 'The window has crashed several times in a minute.',
    detail: 'Your draft is kept and comes back at the next start.',
    buttons: ['Load again', 'Close the window'],
    defaultId: 0,
    noLink: true,
  });
  if (response === 0) window.webContents.reload();
  else window.destroy();
}
