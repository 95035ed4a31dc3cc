/** Channels of the window itself: how it starts, its theme, other windows. */

import { nativeTheme } from 'electron';
import { targetOf } from '../../../../shared/environments/target';
import { AppError } from '../../../../shared/errors/appError';
import type { PageError, Startup } from '../../../../shared/ipc/contract';
import { findTarget } from '../../../../shared/targets';
import { knownError } from '../../../node/files/errno';
import { logError } from '../../../node/log';
import { VERSION } from '../../../node/session/version';
import type { AppState } from '../../../node/state/appState';
import { showAbout } from '../../window/about';
import type { AppWindow } from '../../window/appWindow';
import { openLog } from '../../window/log';
import type { Windows } from '../../window/windows';
import type { Handlers } from '../handle';
import { openAny } from './files';

export function appHandlers(windows: Windows, state: AppState) {
  return {
    startup: (_nothing, window) => startup(window, windows, state),
    about: async (_nothing, { browser }) => {
      await showAbout(browser);
      return null;
    },
    openLog: async (_nothing, { browser }) => {
      await openLog(browser);
      return null;
    },
    reportError: async (error, window) => {
      if (window.mayReport()) logError(`page (${error.where})`, pageError(error));
      return null;
    },
    newWindow: async () => {
      windows.openAnother();
      return null;
    },
    closeWindow: async (_nothing, { browser }) => {
      browser.close();
      return null;
    },
    setTheme: async (theme) => {
      nativeTheme.themeSource = theme;
      state.settings.set({ theme });
      return null;
    },
    rememberedTarget: async () => rememberedTarget(state),
    rememberTarget: async (target) => {
      // A design draft is chosen for one configuration, and asked for again for the next.
      if (findTarget(target)?.traits.run.runs !== true) return null;
      state.settings.set({ target });
      windows.sendAll({ kind: 'target', target });
      await leaveOtherEnvironment(windows, state, target);
      return null;
    },
  } satisfies Partial<Handlers>;
}

/** An environment of another target is not in use any more. */
async function leaveOtherEnvironment(
  windows: Windows,
  { environments }: AppState,
  target: string,
): Promise<void> {
  const used = await environments.inUse().catch(() => null);
  if (used === null || targetOf(used)?.name === target) return;
  await environments.use(null);
  windows.sendAll({ kind: 'environments' });
}

/** The error of a page, with the stack that it had there. */
const pageError = ({ message, stack }: PageError): Error =>
  Object.assign(new Error(message), { stack: stack || message });

/**
 * That of the environment in use, which the command line may have changed, else the target that was chosen. One that this
 * version does not have, or that cannot be installed, is asked for again.
 */
async function rememberedTarget({ settings, environments }: AppState): Promise<string | null> {
  const used = await environments.inUse().catch(() => null);
  const target = (used && targetOf(used)?.name) ?? settings.get('target');
  return target !== null && findTarget(target)?.traits.run.runs ? target : null;
}

async function startup(window: AppWindow, windows: Windows, state: AppState): Promise<Startup> {
  const nothing = {
    version: VERSION,
    dataset: null,
    payload: null,
    text: null,
    source: null,
    restored: await window.restore(),
    problem: null,
    notices: state.notices.take(),
    waiting: windows.waitingCount,
    recents: state.recents.list(),
    theme: state.settings.get('theme'),
    gpus: state.gpus,
  };
  const { file } = window.opening;
  if (file === undefined || nothing.restored) return nothing;
  try {
    const opened = await openAny(window, state, file);
    if (opened.kind === 'dataset') return { ...nothing, dataset: opened.dataset };
    if (opened.kind === 'text') return { ...nothing, text: opened.text };
    if (opened.kind === 'payload') return { ...nothing, payload: opened.payload };
    if (opened.kind === 'source') return { ...nothing, source: opened.source };
    return {
      ...nothing,
      problem: new AppError('preset-not-openable', { name: opened.preset.name }).message,
    };
  } catch (error) {
    const known = knownError(error);
    if (known) return { ...nothing, problem: known.message };
    throw error;
  }
}
