/** The bridge: the few things that the renderer may ask, none of them with a path of its own making. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Progress } from '../../shared/dataset/picture';
import type { Bridge, Channel, MenuEvent, Outcome, Startup } from '../../shared/ipc/contract';
import { guarded, unguarded } from '../../shared/ipc/wire';

const ask = async <T>(channel: Channel, argument?: unknown): Promise<Outcome<T>> =>
  guarded(await ipcRenderer.invoke(channel, unguarded(argument)));

/** Path that the operating system gave with a dropped file; '' for a File that a script made up. */
function pathOf(file: unknown): string {
  if (!(file instanceof File)) return '';
  if (webUtils) return webUtils.getPathForFile(file);
  // Electron before 32 has the path on the file itself; a property that a script gave it is not asked.
  const path: unknown = Reflect.getOwnPropertyDescriptor(File.prototype, 'path')?.get?.call(file);
  return typeof path === 'string' ? path : '';
}

/** Listens to what main sends; Electron's event object stays on this side. */
function listen<T>(channel: 'progress' | 'menu', listener: (message: T) => void): () => void {
  const onMessage = (_event: unknown, message: T) => listener(message);
  ipcRenderer.on(channel, onMessage);
  return () => ipcRenderer.removeListener(channel, onMessage);
}

/** Asked before the page's scripts are read, so that main looks at the dataset meanwhile. */
const rememberedTarget = ask<string | null>('target:remembered');
const startup = ask<Startup>('app:startup');

const bridge: Bridge = {
  startup: () => startup,
  chooseDataset: (near) => ask('dataset:choose', near),
  lookAtDataset: (grant) => ask('dataset:look', grant),
  openExample: () => ask('dataset:example'),
  openDropped: async (file) => {
    const path = pathOf(file);
    return path === ''
      ? {
          ok: false,
          error: { code: 'drop-not-a-file', parameters: {} },
        }
      : ask('file:drop', path);
  },
  picture: (request) => ask('dataset:picture', request),
  positions: (request) => ask('dataset:positions', request),
  values: (request) => ask('dataset:values', request),
  cancel: (job) => ask('dataset:cancel', job),
  chooseModel: (near) => ask('model:choose', near),
  chooseOutput: () => ask('output:choose'),
  resolve: (draft) => ask('draft:resolve', draft),
  exportPayload: (draft) => ask('payload:export', draft),
  exportRequest: (draft) => ask('request:export', draft),
  handOver: (request) => ask('handover:save', request),
  checkValidation: (named, dataset) => ask('validation:check', { named, dataset }),
  choosePath: (what) => ask('path:choose', what),
  openPayload: () => ask('payload:open'),
  openText: () => ask('text:open'),
  comparePayload: () => ask('payload:compare'),
  keep: (work) => ask('draft:keep', work),
  openWaiting: () => ask('draft:open-waiting'),
  presets: () => ask('presets:list'),
  savePreset: (preset, id) => ask('presets:save', { preset, id }),
  removePreset: (id) => ask('presets:remove', id),
  importPreset: () => ask('presets:import'),
  exportPreset: (preset) => ask('presets:export', preset),
  teamPresets: (what) => ask('presets:team', what),
  recents: () => ask('recent:list'),
  openRecent: (id) => ask('recent:open', id),
  newWindow: () => ask('window:new'),
  closeWindow: () => ask('window:close'),
  setTheme: (theme) => ask('window:theme', theme),
  rememberedTarget: () => rememberedTarget,
  rememberTarget: (target) => ask('target:remember', target),
  about: () => ask('app:about'),
  openLog: () => ask('log:open'),
  reportError: (error) => ask('log:error', error),
  sweep: {
    plan: (sweep) => ask('sweep:plan', sweep),
    facts: (page) => ask('sweep:facts', page),
    point: (point) => ask('sweep:point', point),
    take: (point) => ask('sweep:take', point),
    write: (sweep) => ask('sweep:write', sweep),
    cancel: (job) => ask('sweep:cancel', job),
    save: (sweep) => ask('sweep:save', sweep),
    open: () => ask('sweep:open'),
    files: (kind) => ask('sweep:files', kind),
  },
  onProgress: (listener) => listen<Progress>('progress', listener),
  onMenu: (listener) => listen<MenuEvent>('menu', listener),
};

contextBridge.exposeInMainWorld('pinnboard', bridge);
