/** Channels of runs: which there are, how they are, and what is done with them. */
import path from 'node:path';
import { dialog, shell } from 'electron';
import { AppError } from '../../../../shared/errors/appError';
import { LOADER } from '../../../../shared/exporters/loader';
import { THIS_MACHINE } from '../../../../shared/hosts/host';
import { encode } from '../../../../shared/ipc/wire';
import { visible, visibleIn } from '../../../../shared/values/visible';
import { connect } from '../../../node/hosts/connect';
import type { Connection } from '../../../node/hosts/connection';
import { connectRun } from '../../../node/runs/connectRun';
import { fetchRun } from '../../../node/runs/fetch';
import type { FollowedRun } from '../../../node/runs/followed';
import { idOf } from '../../../node/runs/followed';
import { prepareRun, resolveRun } from '../../../node/runs/prepare';
import { runFolders } from '../../../node/runs/readRun';
import { earlierRun } from '../../../node/runs/restart';
import { isAsked, shownDetail, shownList } from '../../../node/runs/shown';
import { startOn } from '../../../node/runs/start';
import { stopRun } from '../../../node/runs/stop';
import type { KnownRun } from '../../../node/runs/watch';
import { writeRun } from '../../../node/runs/writeRun';
import { readLoader } from '../../../node/session/loader';
import type { AppState } from '../../../node/state/appState';
import type { AppWindow } from '../../window/appWindow';
import { mayExport } from '../crashQuestion';
import { choose } from '../dialogs';
import type { Handlers } from '../handle';

/** Rows whose folders take longer to read are filled in later. */
const PATIENCE_MS = 400;

/** `dist` is the bundle's folder, which holds the loader. */
export function runHandlers(dist: string, state: AppState) {
  const { runs, hosts } = state;
  const known = (id: string): KnownRun => {
    const run = runs.findAny(id);
    if (!run) throw new AppError('run-gone', {});
    return run;
  };
  /** One of Pinnboard's own. */
  const find = (id: string): FollowedRun => {
    const { followed } = known(id);
    if (!followed) throw new AppError('run-gone', {});
    return followed;
  };
  /** Does something with a run on its host. */
  const onHost = async <T>(folder: string, work: (host: Connection) => Promise<T>): Promise<T> => {
    const connection = await connectRun(folder, await hosts.usable());
    return work(connection).finally(() => connection.close());
  };
  return {
    runs: async (document, { session }) => {
      if (document !== null) {
        const folder = path.dirname(session.documentOf(document).path);
        await runs.addIfRuns(path.join(folder, 'runs'));
      }
      await runs.scan();
      const reading = Promise.all([runs.read(), runs.reindex()]);
      await Promise.race([reading, new Promise((go) => setTimeout(go, PATIENCE_MS))]);
      return encode(shownList(runs));
    },
    runsNow: async () => encode(shownList(runs)),
    finishedRuns: async () => encode(runs.list().flatMap(({ finished }) => finished ?? [])),
    run: async (id) => encode(shownDetail(known(id))),
    recordedRun: async (id) => {
      const run = await runs.recorded(known(id).folder);
      if (run === null) throw new AppError('run-gone', {});
      return encode(visibleIn(run));
    },
    openRunsFolder: async (_nothing, window) => {
      const title = 'Open a folder of runs';
      const chosen = await choose(window, state, { title, properties: ['openDirectory'] });
      if (chosen === null) return null;
      const found = await runs.countIn(chosen);
      const own = await runFolders(chosen);
      // The folder of one run of Pinnboard's is in the folder of runs; that of another's is where the user says.
      if (own[0] === chosen) await runs.add(path.dirname(chosen));
      else if (found > 0) await runs.add(chosen);
      return found;
    },
    forgetRunsFolder: async (id) => {
      await runs.forget(id);
      return null;
    },
    stopRun: async (id, window) => {
      const run = find(id);
      if (!(await mayStop(window, run))) return false;
      const what = await run.stop(() => onHost(run.folder, (host) => stopRun(run.folder, host)));
      await run.lookAnew();
      return what === 'asked';
    },
    restartRun: ({ run: id, job }, window) =>
      window.jobs.run(job, async (signal) => {
        const { host: name, request, ...earlier } = await earlierRun(find(id).folder);
        const host = name === null ? THIS_MACHINE : (await hosts.find(name)).host;
        const loader = await readLoader(dist);
        if (loader === null) throw new AppError('loader-missing', { file: LOADER });
        const resolved = await resolveRun({ request, base: earlier.runs, host });
        if (!(await mayExport(window, resolved.resolution.findings, 'Start anyway'))) return null;
        const run = await prepareRun(
          resolved,
          { ...earlier, loader, values: 'auto', gpus: state.gpus, answers: null },
          { signal, progress: (done, total) => window.sendProgress(job, done, total) },
        );
        const connection = connect(host);
        try {
          const { folder } = await writeRun(run, connection);
          await startOn(folder, connection);
          await runs.add(earlier.runs);
          return idOf(folder);
        } finally {
          await connection.close();
        }
      }),
    fetchRun: ({ run: id, job, checkpoints }, window) =>
      window.jobs.run(job, (signal) => {
        const { folder } = find(id);
        return onHost(folder, (host) =>
          fetchRun(folder, host, {
            checkpoints,
            signal,
            onProgress: ({ done, total }) => window.sendProgress(job, done, total),
          }),
        );
      }),
    annotateRun: async ({ run, ...change }) => {
      await runs.annotate(known(run).folder, change);
      return null;
    },
    showRunFolder: async (id, { browser }) => {
      const { folder } = known(id);
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
  } satisfies Partial<Handlers>;
}

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
