/** The window: sandboxed, isolated, going nowhere but to our own pages. */
import path from 'node:path';
import { app, BrowserWindow, nativeTheme, session } from 'electron';
import { ORIGIN } from './appFiles';

const RELOADS = { count: 3, withinMs: 60_000 };

/** Denies every permission, and guards each web contents that ever comes to be. Once, when Electron is ready. */
export function guardEverything(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) =>
    answer(false),
  );
  session.defaultSession.setPermissionCheckHandler(() => false);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event, url) => {
      if (!url.startsWith(`${ORIGIN}/`)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** Opens a window; `dist` is the bundle's folder. */
export function openWindow(dist: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1100,
    minHeight: 700,
    show: false,
    title: 'Pinnboard',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#12161c' : '#f6f7f9',
    webPreferences: {
      preload: path.join(dist, 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  reloadAfterCrash(window);
  void window.loadURL(`${ORIGIN}/index.html`);
  return window;
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
  });
}
