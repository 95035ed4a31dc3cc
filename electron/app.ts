/** The app once Electron is ready: state, windows, menu, IPC. */
import path from 'node:path';
import { app, BrowserWindow, Menu, nativeTheme } from 'electron';
import type { MenuEvent } from '../shared/ipc/contract';
import { answerAll } from './ipc/handle';
import { makeHandlers } from './ipc/handlers';
import { fileArgument } from './session/arguments';
import { VERSION } from './session/version';
import { type AppState, loadState } from './state/appState';
import { buildMenu } from './window/menu';
import { placeWindow } from './window/window';
import { Windows } from './window/windows';

/** Drafts of one start are each a window; more than this would bury the screen. */
const MOST_RESTORED = 8;

/** `first` is the window that is there already; `placed` is called once it stands where the last one did. */
export async function run(dist: string, first: BrowserWindow, placed: () => void): Promise<void> {
  const starting = start(dist, first, placed);
  // At once: the page asks as soon as it can, and is answered when all is there.
  answerAll(starting);
  const { windows } = await starting;
  app.on('activate', () => {
    if (windows.count === 0) windows.open({});
  });
  app.on('second-instance', (_event, argv, folder) =>
    windows.open({ file: fileArgument(argv, app.isPackaged, folder) }),
  );
}

async function start(dist: string, first: BrowserWindow, placed: () => void) {
  app.setAboutPanelOptions({
    applicationName: 'Pinnboard',
    applicationVersion: VERSION,
    copyright: 'MIT licence',
  });
  const state = await loadState(path.join(app.getPath('userData'), 'pinnboard'));
  nativeTheme.themeSource = state.settings.get('theme');
  placeWindow(first, state.settings.get('bounds'));
  placed();
  const windows = new Windows(dist, state);
  const send = (event: MenuEvent) => {
    const focused = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    const window = windows.of(focused?.webContents);
    if (window) window.send(event);
    else if (event.kind === 'command' && event.command === 'new-window') windows.open({});
  };
  const showMenu = () => Menu.setApplicationMenu(buildMenu(state.recents.list(), send));
  state.recents.onChange(showMenu);
  await openFirst(windows, state, first);
  showMenu();
  return { windows, handlers: makeHandlers(dist, windows, state) };
}

/** What an earlier run left, each draft in its window, and the file that was asked for; one of them in the first window. */
async function openFirst(
  windows: Windows,
  { drafts }: AppState,
  first: BrowserWindow,
): Promise<void> {
  const open = (opening: Parameters<Windows['open']>[0]) =>
    windows.count === 0 ? windows.adopt(first, opening) : windows.open(opening);
  for (const id of (await drafts.left()).slice(0, MOST_RESTORED)) {
    if (await drafts.read(id)) open({ draft: id });
    else await drafts.drop(id);
  }
  const file = fileArgument(process.argv, app.isPackaged, process.cwd());
  if (file !== undefined || windows.count === 0) open({ file });
}
