/**
 * Entry of the main process: scheme, guards, and the first window, whose page is on its way while the rest is read.
 * What this file imports is read before anything can be seen, so it is kept small.
 */
import path from 'node:path';
import { app } from 'electron';
import { cutNetwork, guardEverything } from './window/guard';
import { registerScheme, serveRenderer } from './window/scheme';
import { openWindow } from './window/window';

const dist = path.join(__dirname, '..');

registerScheme();
cutNetwork();
// Chromium's sandbox refuses root, where `--no-sandbox` is given; each window asks for its own besides.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// A second start opens a window in the first: two processes would fight over one set of drafts.
if (app.requestSingleInstanceLock()) void app.whenReady().then(begin);
else app.quit();

async function begin(): Promise<void> {
  guardEverything();
  serveRenderer(path.join(dist, 'renderer'));
  let place = () => {};
  const placed = new Promise<void>((resolve) => {
    place = resolve;
  });
  const first = openWindow(dist, placed);
  const { run } = await import('./app');
  await run(dist, first, place);
}
