/** Channels of hosts and of starting a run on one. The page names a host; what is run follows from its draft alone. */
import path from 'node:path';
import { shell } from 'electron';
import { AppError } from '../../../../shared/errors/appError';
import { LOADER } from '../../../../shared/exporters/loader';
import type { HostAnswers } from '../../../../shared/hosts/answers';
import type { Argument } from '../../../../shared/ipc/contract';
import type { Ordered } from '../../../../shared/ipc/hosts';
import { askHost } from '../../../node/hosts/ask';
import { connect } from '../../../node/hosts/connect';
import type { Connection } from '../../../node/hosts/connection';
import { idOf } from '../../../node/runs/followed';
import {
  askedAbout,
  type Orderer,
  previewOf,
  requestOnHost,
  revisionHere,
  runOf,
} from '../../../node/runs/order';
import { startOn } from '../../../node/runs/start';
import { writeRun } from '../../../node/runs/writeRun';
import { readLoader } from '../../../node/session/loader';
import type { AppState } from '../../../node/state/appState';
import { readFactoryProgram } from '../../../node/verify/runFactory';
import { verifyOn } from '../../../node/verify/verifyOn';
import type { AppWindow } from '../../window/appWindow';
import { mayExport } from '../crashQuestion';
import { choose } from '../dialogs';
import type { Handlers } from '../handle';

type Asked = Argument<'startRun'>;

/** `dist` is the bundle's folder, which holds the loader. */
export function hostHandlers(dist: string, state: AppState) {
  const { hosts } = state;
  /** What each window's hosts answered last, by host. */
  const answered = new WeakMap<AppWindow, Map<string, HostAnswers>>();

  const ordererOf = async (
    { job, order }: Asked,
    window: AppWindow,
    signal: AbortSignal,
  ): Promise<Orderer> => {
    const loader = await readLoader(dist);
    if (loader === null) throw new AppError('loader-missing', { file: LOADER });
    return {
      ...{ session: window.session, state, loader },
      measure: (file) => window.values.measure(file, job),
      answers: answered.get(window)?.get(order.host) ?? null,
      context: { signal, progress: (done, total) => window.sendProgress(job, done, total) },
    };
  };

  /** Writes the run's folder, and starts the run where that is asked. */
  const carryOut = (asked: Asked, window: AppWindow, isStart: boolean): Promise<Ordered> =>
    window.jobs.run(asked.job, async (signal) => {
      const orderer = await ordererOf(asked, window, signal);
      const { run } = await runOf(asked.order, orderer);
      const may = await mayExport(
        window,
        run.resolution.findings,
        isStart ? 'Start anyway' : 'Write anyway',
      );
      if (!may) return { status: 'cancelled' };
      return withConnection(run.host, async (connection) => {
        const { folder } = await writeRun(run, isStart ? connection : null);
        if (isStart) await startOn(folder, connection);
        await state.runs.add(run.runs);
        return { status: isStart ? 'started' : 'written', folder, run: idOf(folder) };
      });
    });

  return {
    hosts: () => hosts.list(),
    askHost: (asked, window) =>
      window.jobs.run(asked.job, async (signal) => {
        const orderer = await ordererOf(asked, window, signal);
        const { id, host } = await hosts.find(asked.order.host);
        const answers = await withConnection(host, async (connection) =>
          askHost(host, connection, {
            ...(await askedAbout(asked.order, orderer)),
            ...(asked.again || orderer.answers === null ? {} : { known: orderer.answers }),
            signal,
          }),
        );
        const revision = answers.revision ?? (await revisionHere(host, asked.order, orderer));
        const known = answered.get(window) ?? new Map<string, HostAnswers>();
        const all = { ...answers, revision };
        answered.set(window, known.set(id, all));
        return all;
      }),
    addHost: async ({ name, destination }) => {
      const { id, file } = await hosts.create(name, destination ?? undefined);
      await openFile(file);
      return id;
    },
    editHost: async (id) => {
      const { file } = (await hosts.list()).find((one) => one.id === id) ?? { file: null };
      if (file === null) throw new AppError('access-not-granted', { kind: 'host' });
      await openFile(file);
      return null;
    },
    previewRun: (asked, window) =>
      window.jobs.run(asked.job, async (signal) =>
        previewOf(asked.order, await ordererOf(asked, window, signal)),
      ),
    chooseRuns: async (_nothing, window) => {
      const chosen = await choose(window, state, {
        title: 'Choose the folder of runs',
        properties: ['openDirectory', 'createDirectory'],
      });
      if (chosen === null) return null;
      return { grant: window.session.grants.give('runs', chosen), path: chosen };
    },
    writeRun: (asked, window) => carryOut(asked, window, false),
    startRun: (asked, window) => carryOut(asked, window, true),
    verifyRun: (asked, window) =>
      window.jobs.run(asked.job, async (signal) => {
        const orderer = await ordererOf(asked, window, signal);
        const { resolved, python } = await requestOnHost(asked.order, orderer);
        const program = await readFactoryProgram(dist);
        return withConnection(resolved.host, (connection) =>
          verifyOn(resolved, connection, { program, python, signal }),
        );
      }),
  } satisfies Partial<Handlers>;
}

async function withConnection<T>(
  host: Parameters<typeof connect>[0],
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = connect(host);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** Opens a file in the program that the system has for it; shows it in its folder where there is none. */
async function openFile(file: string): Promise<void> {
  if ((await shell.openPath(path.resolve(file))) !== '') shell.showItemInFolder(file);
}
