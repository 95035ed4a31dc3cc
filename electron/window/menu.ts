/** The native menu. Its commands go to the focused window's renderer. */
import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Command } from '../../shared/ipc/contract';

const send = (command: Command) => () =>
  BrowserWindow.getFocusedWindow()?.webContents.send('command', command);

/** Builds the application's menu. */
export function buildMenu(): Menu {
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        { label: '&Open dataset…', accelerator: 'CmdOrCtrl+O', click: send('open-dataset') },
        { label: 'Open &example', click: send('open-example') },
        { label: 'Open &payload…', accelerator: 'CmdOrCtrl+Shift+O', click: send('open-payload') },
        { type: 'separator' },
        { label: '&Export payload…', accelerator: 'CmdOrCtrl+S', click: send('export-payload') },
        { type: 'separator' },
        { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged
          ? []
          : [{ type: 'separator' as const }, { role: 'toggleDevTools' as const }]),
      ],
    },
    { role: 'help', submenu: [{ role: 'about' }] },
  ];
  return Menu.buildFromTemplate(template);
}
