/** Entry of the main process: scheme, window, menu, IPC. */
import path from 'node:path';
import { app, BrowserWindow, Menu, type WebContents } from 'electron';
import { answerAll } from './ipc/handle';
import { makeHandlers } from './ipc/handlers';
import { fileArgument } from './session/arguments';
import { buildMenu } from './window/menu';
import { registerScheme, serveRenderer } from './window/scheme';
import { guardEverything, openWindow } from './window/window';

const dist = path.join(__dirname, '..');
const ours = new WeakSet<WebContents>();

function open(): void {
  ours.add(openWindow(dist).webContents);
}

registerScheme();
// Chromium's sandbox refuses root, where `--no-sandbox` is given; each window asks for its own besides.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
void app.whenReady().then(() => {
  guardEverything();
  serveRenderer(path.join(dist, 'renderer'));
  Menu.setApplicationMenu(buildMenu());
  const file = fileArgument(process.argv, app.isPackaged, process.cwd());
  answerAll(makeHandlers(dist, file), (sender) => ours.has(sender));
  open();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
});
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
