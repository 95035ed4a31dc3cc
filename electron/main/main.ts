/** Entry point of the main process: log, state, scheme, windows, menu, IPC. */
import path from 'node:path';
import { app, BrowserWindow, Menu, nativeTheme } from 'electron';
import type { MenuEvent } from '../../shared/ipc/contract';
import { fileArgument } from '../node/session/arguments';
import { type AppState, loadState } from '../node/state/appState';
import { answerAll } from './ipc/handle';
import { makeHandlers } from './ipc/handlers';
import { followRuns } from './runs/follow';
import { prepareAbout } from './window/about';
import { failToStart } from './window/failToStart';
import { answerFinder, isFileWaiting, listenToFinder } from './window/finder';
import { cutNetwork, guardEverything, refuseDebugging } from './window/guard';
import { writeBeforeQuitting } from './window/lastWrites';
import { startLog } from './window/log';
import { buildMenu } from './window/menu';
import { registerScheme, serveRenderer } from './window/scheme';
import { leaveOnSignals } from './window/signals';
import { Windows } from './window/windows';

const dist = path.join(__dirname, '..');

startLog();
registerScheme();
cutNetwork();
refuseDebugging();
listenToFinder();
// Chromium's sandbox refuses root, where `--no-sandbox` is given; each window asks for its own besides.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// A second start opens a window in the first: two processes would fight over one set of drafts.
if (app.requestSingleInstanceLock()) void app.whenReady().then(run).catch(failToStart);
else app.quit();

async function run(): Promise<void> {
  guardEverything();
  writeBeforeQuitting();
  serveRenderer(path.join(dist, 'renderer'));
  prepareAbout();
  const state = await loadState(path.join(app.getPath('userData'), 'pinnboard'));
  nativeTheme.themeSource = state.settings.get('theme');
  const windows = new Windows(dist, state);
  leaveOnSignals(() => windows.saveAll());
  const send = (event: MenuEvent) => {
    const focused = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    const window = windows.of(focused?.webContents);
    if (window) window.send(event);
    else if (event.kind === 'command' && event.command === 'new-window') windows.open({});
  };
  const showMenu = () => Menu.setApplicationMenu(buildMenu(state.recents.list(), send));
  state.recents.onChange(showMenu);
  showMenu();
  answerAll(makeHandlers(dist, windows, state), (sender) => windows.of(sender));
  await openFirst(windows, state);
  followRuns(dist, windows, state);
  answerFinder((file) => windows.open({ file }));
  app.on('activate', () => {
    if (windows.count === 0) windows.open({});
  });
  app.on('second-instance', (_event, argv, folder) =>
    windows.open({ file: fileArgument(argv, app.isPackaged, folder) }),
  );
}

/** What an earlier run left, each draft in its window, and the file that was asked for. */
async function openFirst(windows: Windows, { drafts, notices }: AppState): Promise<void> {
  const left = await drafts.left();
  for (const notice of left.notices) notices.add(notice);
  windows.restore(left.ids);
  const file = fileArgument(process.argv, app.isPackaged, process.cwd());
  if (file !== undefined || (windows.count === 0 && !isFileWaiting())) windows.open({ file });
}
