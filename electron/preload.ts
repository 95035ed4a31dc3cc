/** The bridge: the few things that the renderer may ask, none of them with a path of its own making. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge, Channel, Command, Outcome } from '../shared/ipc/contract';

const ask = <T>(channel: Channel, argument?: unknown): Promise<Outcome<T>> =>
  ipcRenderer.invoke(channel, argument);

/** Path that the operating system gave with a dropped file; '' for a File that a script made up. */
function pathOf(file: File): string {
  // Electron before 32 has the path on the file itself.
  if (webUtils) return webUtils.getPathForFile(file);
  return 'path' in file && typeof file.path === 'string' ? file.path : '';
}

const bridge: Bridge = {
  startup: () => ask('app:startup'),
  chooseDataset: () => ask('dataset:choose'),
  openExample: () => ask('dataset:example'),
  openDropped: async (file) => {
    const path = pathOf(file);
    return path === ''
      ? {
          ok: false,
          message: 'That is not a file of this computer. Drop an .npz file from a folder.',
        }
      : ask('dataset:drop', path);
  },
  chooseModel: () => ask('model:choose'),
  chooseOutput: () => ask('output:choose'),
  resolve: (draft) => ask('draft:resolve', draft),
  exportPayload: (draft) => ask('payload:export', draft),
  openPayload: () => ask('payload:open'),
  onCommand: (listener) => {
    const listen = (_event: unknown, command: Command) => listener(command);
    ipcRenderer.on('command', listen);
    return () => ipcRenderer.removeListener('command', listen);
  },
};

contextBridge.exposeInMainWorld('pinnboard', bridge);
