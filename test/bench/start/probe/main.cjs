// @ts-check
/**
 * Runs an app's main script as Electron would, notes when its window comes to what, writes that as JSON and quits.
 * The same for Pinnboard and for its peer, and without a debugger, which would slow the start down.
 * Environment: BENCH_MAIN, the script; BENCH_OUT, where to write; BENCH_STAY, when set, stays open.
 */
const { appendFileSync } = require('node:fs');
const path = require('node:path');
const { app, ipcMain, session } = require('electron');

const now = () => performance.timeOrigin + performance.now();
const { BENCH_MAIN = '', BENCH_OUT = '', BENCH_STAY } = process.env;
/** @type {{ [stage: string]: number }} milliseconds since 1970 */
const times = { created: process.getCreationTime() ?? Number.NaN, main: now() };
/** @param {string} stage */
const note = (stage) => {
  times[stage] ??= now();
};

app.once('ready', () => {
  note('ready');
  const preload = path.join(__dirname, 'preload.cjs');
  const { defaultSession } = session;
  if ('registerPreloadScript' in defaultSession)
    defaultSession.registerPreloadScript({ type: 'frame', filePath: preload });
  // Electron before 35 has another name for it.
  else Reflect.apply(Reflect.get(defaultSession, 'setPreloads'), defaultSession, [[preload]]);
});
app.once('browser-window-created', (_event, window) => {
  note('window');
  window.webContents.once('did-finish-load', () => finish('loaded'));
  window.once('ready-to-show', () => note('readyToShow'));
});
ipcMain.once('bench:page', (_event, page) => {
  Object.assign(times, page);
  finish('told');
});

/** Writes once the page is loaded and usable. @param {string} stage */
function finish(stage) {
  note(stage);
  if (times['loaded'] === undefined || times['told'] === undefined) return;
  appendFileSync(BENCH_OUT, JSON.stringify(times));
  if (!BENCH_STAY) app.quit();
}

require(BENCH_MAIN);
note('required');
