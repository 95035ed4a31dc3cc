/** Channels of runs: which there are, how they are, and what is done with them. */
import path from 'node:path';
import { dialog, shell } from 'electron';
import { AppError } from '../../../../shared/errors/appError';
import { encode } from '../../../../shared/ipc/wire';
import { RUN_FILES } from '../../../../shared/runs/folder';
import { visible } from '../../../../shared/values/visible';
import type { FollowedRun } from '../../../node/runs/followed';
import { signalRun } from '../../../node/runs/process';
import { runFolders } from '../../../node/runs/readRun';
import { shownDetail, shownList } from '../../../node/runs/shown';
import { readRequestFile } from '../../../node/session/openPayload';
import type { AppState } from '../../../node/state/appState';
import { noteStopped } from '../../runs/follow';
import type { AppWindow } from '../../window/appWindow';
import { choose } from '../dialogs';
import type { Handlers } from '../handle';

/** Rows whose folders take longer to read are filled in later. */
const PATIENCE_MS = 400;

export function runHandlers(state: AppState) {
  const { runs } = state;
  const find = (id: string): FollowedRun => {
    const run = runs.find(id);
    if (!run) throw new AppError('run-gone', {});
    return run;
  };
  return {
    runs: async (document, { session }) => {
      if (document !== null) {
        const folder = path.dirname(session.documentOf(document).path);
        await runs.addIfRuns(path.join(folder, 'runs'));
      }
      await runs.scan();
      await Promise.race([runs.read(), new Promise((go) => setTimeout(go, PATIENCE_MS))]);
      return encode(shownList(runs));
    },
    runsNow: async () => encode(shownList(runs)),
    run: async (id) => encode(shownDetail(find(id))),
    openRunsFolder: async (_nothing, window) => {
      const title = 'Open a folder of runs';
      const chosen = await choose(window, state, { title, properties: ['openDirectory'] });
      if (chosen === null) return null;
      const found = await runFolders(chosen);
      // The folder of one run lies in the folder of runs.
      if (found.length > 0) await runs.add(found[0] === chosen ? path.dirname(chosen) : chosen);
      return found.length;
    },
    forgetRunsFolder: async (id) => {
      await runs.forget(id);
      return null;
    },
    stopRun: async (id, window) => {
      const run = find(id);
      if (!(await mayStop(window, run))) return false;
      const running = run.now?.changes.find((change) => change.state === 'running');
      const signal = isAsked(run) ? 'SIGTERM' : 'SIGINT';
      if (running?.state !== 'running' || !(await signalRun(running, signal))) return false;
      noteStopped(run);
      await run.look();
      return true;
    },
    showRunFolder: async (id, { browser }) => {
      const { folder } = find(id);
      const failed = await shell.openPath(folder);
      if (failed !== '')
        await dialog.showMessageBox(browser, {
          type: 'info',
          title: 'Pinnboard',
          message: 'The folder cannot be opened on this desktop',
          detail: folder,
          buttons: ['Close'],
        });
      return null;
    },
    openRunRequest: async (id, { session }) => {
      const { folder } = find(id);
      const reading = await readRequestFile(path.join(folder, RUN_FILES.request));
      if (!reading.ok) throw reading.error;
      const opened = await session.openRequest(reading.request, folder);
      return { name: `Request of ${path.basename(folder)}`, file: null, ...opened, notes: [] };
    },
  } satisfies Partial<Handlers>;
}

const isAsked = ({ now }: FollowedRun): boolean =>
  now?.changes.some((change) => change.state === 'stopping') ?? false;

/** Asks once; the second time it says what is lost. */
async function mayStop({ browser }: AppWindow, run: FollowedRun): Promise<boolean> {
  const name = visible(path.basename(run.folder));
  const words = isAsked(run)
    ? {
        message: `End ${name} at once?`,
        detail:
          'It was asked to stop and has not ended. What it did since its last checkpoint is lost.',
        button: 'End at once',
      }
    : {
        message: `Stop ${name}?`,
        detail:
          'PtychoPINN ends as it does after Ctrl+C: the checkpoint of the last epoch stays, and no model bundle is written.',
        button: 'Stop run',
      };
  const { response } = await dialog.showMessageBox(browser, {
    type: 'question',
    title: 'Pinnboard',
    message: words.message,
    detail: words.detail,
    buttons: [words.button, 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
