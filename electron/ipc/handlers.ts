/** What each channel does. */
import path from 'node:path';
import { app, BrowserWindow, dialog, type OpenDialogOptions, type WebContents } from 'electron';
import type { OpenedPayload, Startup } from '../../shared/ipc/contract';
import { exportPayload } from '../session/exportPayload';
import { Session } from '../session/session';
import { VERSION } from '../session/version';
import { type Handlers, Problem } from './handle';

const DATASETS = [
  { name: 'Datasets', extensions: ['npz'] },
  { name: 'All files', extensions: ['*'] },
];
const PAYLOADS = [
  { name: 'Payloads', extensions: ['json'] },
  { name: 'All files', extensions: ['*'] },
];

const sessions = new WeakMap<WebContents, Session>();

/** The session of a window; it goes with the window. */
function sessionOf(sender: WebContents): Session {
  const session = sessions.get(sender) ?? new Session();
  sessions.set(sender, session);
  return session;
}

/** Electron's dialogs forget the last folder. */
let lastFolder: string | undefined;

async function choose(sender: WebContents, options: OpenDialogOptions): Promise<string | null> {
  const window = BrowserWindow.fromWebContents(sender);
  const asked = { ...options, ...(lastFolder === undefined ? {} : { defaultPath: lastFolder }) };
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, asked)
    : await dialog.showOpenDialog(asked);
  const [file] = filePaths;
  if (canceled || file === undefined) return null;
  lastFolder = path.dirname(file);
  return file;
}

async function openPayload(session: Session, file: string): Promise<OpenedPayload> {
  const opened = await session.openPayload(file);
  if ('problem' in opened) throw new Problem(opened.problem);
  return opened;
}

/** Handlers of all channels. `dist` is the bundle's folder; `file` is what the command line asks to open. */
export function makeHandlers(dist: string, file: string | undefined): Handlers {
  return {
    'app:startup': (_nothing, sender) => startup(sessionOf(sender), file),
    'dataset:choose': async (_nothing, sender) => {
      const chosen = await choose(sender, {
        title: 'Open dataset',
        filters: DATASETS,
        properties: ['openFile'],
      });
      return chosen === null ? null : sessionOf(sender).openDataset(chosen);
    },
    'dataset:example': (_nothing, sender) =>
      sessionOf(sender).openDataset(path.join(dist, 'resources', 'example.npz')),
    'dataset:drop': (dropped, sender) => sessionOf(sender).openDataset(dropped),
    'model:choose': async (_nothing, sender) => {
      const chosen = await choose(sender, {
        title: 'Choose model folder',
        properties: ['openDirectory'],
      });
      return chosen === null ? null : sessionOf(sender).openModel(chosen);
    },
    'output:choose': (_nothing, sender) =>
      choose(sender, {
        title: 'Choose output folder',
        properties: ['openDirectory', 'createDirectory'],
      }),
    'draft:resolve': async (draft, sender) => (await resolved(sessionOf(sender), draft)).resolution,
    'payload:export': async (draft, sender) => {
      const { request, world, resolution } = await resolved(sessionOf(sender), draft);
      const errors = resolution.findings.filter(({ severity }) => severity === 'error');
      if (resolution.payload === null)
        throw new Problem(`The factory refuses: ${errors[0]?.message ?? ''}`);
      const destination = await chooseDestination(sender, request.workflow);
      if (destination === null) return { status: 'cancelled' };
      const bytes = await exportPayload(request, resolution, world, destination);
      return { status: 'saved', path: destination, bytes };
    },
    'payload:open': async (_nothing, sender) => {
      const chosen = await choose(sender, {
        title: 'Open payload',
        filters: PAYLOADS,
        properties: ['openFile'],
      });
      return chosen === null ? null : openPayload(sessionOf(sender), chosen);
    },
  };
}

async function startup(session: Session, file: string | undefined): Promise<Startup> {
  const nothing = { version: VERSION, dataset: null, payload: null, problem: null };
  if (file === undefined) return nothing;
  if (path.extname(file).toLowerCase() !== '.json')
    return { ...nothing, dataset: await session.openDataset(file) };
  const opened = await session.openPayload(file);
  return 'problem' in opened
    ? { ...nothing, problem: opened.problem }
    : { ...nothing, payload: opened };
}

async function resolved(session: Session, draft: Parameters<Session['resolve']>[0]) {
  try {
    return await session.resolve(draft);
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error));
  }
}

async function chooseDestination(sender: WebContents, workflow: string): Promise<string | null> {
  const window = BrowserWindow.fromWebContents(sender);
  const folder = lastFolder ?? app.getPath('documents');
  const options = {
    title: 'Export payload',
    defaultPath: path.join(folder, `${workflow}.pinnboard.json`),
    filters: PAYLOADS,
  };
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options);
  if (canceled || !filePath) return null;
  lastFolder = path.dirname(filePath);
  return filePath;
}
