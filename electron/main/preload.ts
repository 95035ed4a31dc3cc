/** The bridge: a function for each channel that a page may use. None takes a path that the page made up. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Progress } from '../../shared/dataset/picture';
import { CHANNELS_ARGUMENT } from '../../shared/ipc/channelNames';
import type { MenuEvent, Outcome } from '../../shared/ipc/contract';
import { guarded, unguarded } from '../../shared/ipc/wire';

const ask = async (channel: string, argument?: unknown): Promise<Outcome<unknown>> =>
  guarded(await ipcRenderer.invoke(channel, unguarded(argument)));

/** The path of a file that the operating system dropped; '' for a File that a script made. */
function pathOf(file: unknown): string {
  if (!(file instanceof File)) return '';
  if (webUtils) return webUtils.getPathForFile(file);
  // Electron before 32 has the path on the file itself; a property set by a script is ignored.
  const path: unknown = Reflect.getOwnPropertyDescriptor(File.prototype, 'path')?.get?.call(file);
  return typeof path === 'string' ? path : '';
}

/** Listens to what main sends; Electron's event object stays on this side. */
function listen<T>(channel: 'progress' | 'menu', listener: (message: T) => void): () => void {
  const onMessage = (_event: unknown, message: T) => listener(message);
  ipcRenderer.on(channel, onMessage);
  return () => ipcRenderer.removeListener(channel, onMessage);
}

/** Requested before the page's scripts load, so that main reads the dataset meanwhile. */
const rememberedTarget = ask('rememberedTarget');
const startup = ask('startup');

/** The names of the channels, from main: `additionalArguments` of the window. */
const channels =
  process.argv
    .find((argument) => argument.startsWith(CHANNELS_ARGUMENT))
    ?.slice(CHANNELS_ARGUMENT.length)
    .split(',') ?? [];

/** A function for each channel of `prefix`. */
const functionsOf = (prefix: string) =>
  Object.fromEntries(
    channels
      .filter((name) => name.startsWith(prefix) && !name.slice(prefix.length).includes('.'))
      .map((name) => [name.slice(prefix.length), (argument?: unknown) => ask(name, argument)]),
  );

const NO_FILE: Outcome<never> = {
  ok: false,
  error: { code: 'drop-not-a-file', parameters: {} },
};

/** Asks with the path of a dropped file. */
async function openDropped(file: unknown): Promise<Outcome<unknown>> {
  const path = pathOf(file);
  return path === '' ? NO_FILE : ask('openDropped', path);
}

/** The same with those of several. */
async function dropSources(files: unknown): Promise<Outcome<unknown>> {
  const paths = Array.isArray(files) ? files.map(pathOf) : [];
  return paths.length === 0 || paths.includes('') ? NO_FILE : ask('dropSources', paths);
}

contextBridge.exposeInMainWorld('pinnboard', {
  ...functionsOf(''),
  sweep: functionsOf('sweep.'),
  openDropped,
  dropSources,
  startup: () => startup,
  rememberedTarget: () => rememberedTarget,
  onProgress: (listener: (progress: Progress) => void) => listen('progress', listener),
  onMenu: (listener: (event: MenuEvent) => void) => listen('menu', listener),
});
