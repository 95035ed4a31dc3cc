/** The window: sandboxed and isolated; `guard.ts` says what its page may not do. */
import path from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { CHANNELS_ARGUMENT } from '../../../shared/ipc/channelNames';
import { PAGE_CHANNELS } from '../../../shared/ipc/contract';
import { PAGE } from './appFiles';

const RELOADS = { count: 3, withinMs: 60_000 };

type Bounds = { width: number; height: number; x: number; y: number };

/** Offset of each further window, in pixels. */
const STEP = 28;

/** Opens a window; `dist` is the folder of the bundle, `bounds` are those of the last window. */
export function openWindow(dist: string, bounds: Bounds | null, others: number): BrowserWindow {
  const place = bounds && onScreen(bounds) ? bounds : { width: 1440, height: 900 };
  const aside = others * STEP;
  const window = new BrowserWindow({
    ...place,
    ...('x' in place ? { x: place.x + aside, y: place.y + aside } : {}),
    minWidth: 1100,
    minHeight: 700,
    show: false,
    title: 'Pinnboard',
    icon: path.join(dist, 'resources', 'icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#12161c' : '#f6f7f9',
    webPreferences: {
      preload: path.join(dist, 'preload', 'preload.cjs'),
      additionalArguments: [`${CHANNELS_ARGUMENT}${PAGE_CHANNELS.join(',')}`],
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
  window.once('ready-to-show', () => window.show());
  reloadAfterCrash(window);
  comeBack(window);
  void window.loadURL(PAGE);
  return window;
}

/** The screen of the last session may be disconnected. */
function onScreen(bounds: Bounds): boolean {
  const { x, y, width, height } = screen.getDisplayMatching(bounds).workArea;
  return (
    bounds.x < x + width - STEP &&
    bounds.y < y + height - STEP &&
    bounds.x + bounds.width > x + STEP &&
    bounds.y >= y - STEP
  );
}

/** Chromium may navigate to a blank page without asking. */
function comeBack({ webContents }: BrowserWindow): void {
  webContents.on('did-navigate', (_event, url) => {
    if (url.startsWith('about:')) void webContents.loadURL(PAGE);
  });
}

/** A crashed renderer is reloaded, a limited number of times. */
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

/** The page crashes repeatedly: the user decides. The draft is saved. */
async function askAfterCrashes(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: 'Pinnboard',
    message: 'The window crashed several times within a minute.',
    detail: 'Your changes are saved as a draft, which opens at the next start.',
    buttons: ['Reload', 'Close window'],
    defaultId: 0,
    noLink: true,
  });
  if (response === 0) window.webContents.reload();
  else window.destroy();
}
