/** Channels of environments: finding, choosing, naming and reading the PtychoPINNs that are installed. */
import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';
import {
  type EnvironmentList,
  type FoundEnvironment,
  freeName,
} from '../../../../shared/environments/environment';
import type { EnvironmentReport } from '../../../../shared/environments/report';
import { targetOf } from '../../../../shared/environments/target';
import { AppError } from '../../../../shared/errors/appError';
import { findTarget } from '../../../../shared/targets';
import { readDescription } from '../../../node/environments/describeFile';
import { discover, type Places } from '../../../node/environments/discover';
import { localEnvironment, nameFor, refreshed } from '../../../node/environments/entry';
import { inspectEnvironment } from '../../../node/environments/inspect';
import type { AppState } from '../../../node/state/appState';
import type { AppWindow } from '../../window/appWindow';
import type { Windows } from '../../window/windows';
import { choose, PAYLOADS } from '../dialogs';
import type { Handlers } from '../handle';

export function environmentHandlers(windows: Windows, state: AppState) {
  const { environments } = state;
  /** What each window found: a page adds an environment by the id that it has here. */
  const found = new WeakMap<AppWindow, Map<string, EnvironmentReport>>();

  const give = (window: AppWindow, name: string, report: EnvironmentReport): FoundEnvironment => {
    const known = found.get(window) ?? new Map<string, EnvironmentReport>();
    const id = randomUUID();
    found.set(window, known.set(id, report));
    return { id, name, path: report.path, report };
  };

  const names = async (): Promise<string[]> =>
    (await environments.list().catch(() => ({ environments: [] }))).environments.map(
      ({ name }) => name,
    );

  /** Every window shows the same list. */
  const changed = (list: EnvironmentList): EnvironmentList => {
    windows.sendAll({ kind: 'environments' });
    return list;
  };

  return {
    environments: () => environments.list(),
    findEnvironments: (job, window) =>
      window.jobs.run(job, async (signal) => {
        const onProgress = (done: number, total: number) => window.sendProgress(job, done, total);
        const answer = await discover(placesOf(window, state), { signal, onProgress });
        const taken = await names();
        return {
          ...answer,
          found: answer.found.map((report) => {
            const name = nameFor(report, taken);
            taken.push(name);
            return give(window, name, report);
          }),
        };
      }),
    chooseEnvironment: async ({ what, job }, window) => {
      const chosen = await choose(window, state, {
        title: what === 'python' ? 'Choose a Python' : 'Choose a checkout or an environment',
        properties: [what === 'python' ? 'openFile' : 'openDirectory', 'showHiddenFiles'],
      });
      if (chosen === null) return null;
      return window.jobs.run(job, async (signal) => {
        const report = await inspectEnvironment(chosen, { signal });
        return give(window, nameFor(report, await names()), report);
      });
    },
    addEnvironment: async ({ id, name }, window) => {
      const report = found.get(window)?.get(id);
      if (!report) throw new AppError('access-not-granted', { kind: 'environment' });
      return changed(await environments.add(localEnvironment(name, report)));
    },
    importEnvironment: async (_nothing, window) => {
      const title = 'Add the description of an environment';
      const chosen = await choose(window, state, { title, filters: PAYLOADS });
      if (chosen === null) return null;
      const described = await readDescription(chosen);
      const name = freeName(described.name, await names());
      changed(await environments.add({ ...described, name }));
      return name;
    },
    describeEnvironment: async (written) =>
      changed(
        await environments.add({
          ...written,
          kind: 'described',
          path: written.interpreter ?? '',
          report: null,
          readAt: null,
        }),
      ),
    annotateEnvironment: async ({ name, gpu, notes }) =>
      changed(
        await environments.add(
          { ...(await environments.find(name)), gpu, notes },
          { replace: true },
        ),
      ),
    refreshEnvironment: ({ name, job }, window) =>
      window.jobs.run(job, async (signal) => {
        const environment = await environments.find(name);
        const { host, path: asked } = environment;
        if (host !== null) throw new AppError('environment-described', { name, host });
        const report = await inspectEnvironment(asked, { signal });
        return changed(await environments.add(refreshed(environment, report), { replace: true }));
      }),
    switchEnvironment: async (name) => {
      const list = await environments.use(name);
      const used = list.environments.find((environment) => environment.name === name);
      const target = used ? targetOf(used)?.name : undefined;
      if (target !== undefined && findTarget(target)?.traits.run.runs) {
        state.settings.set({ target });
        windows.sendAll({ kind: 'target', target });
      }
      return changed(list);
    },
    removeEnvironment: async (name) => changed(await environments.remove(name)),
  } satisfies Partial<Handlers>;
}

/** The document's folder is that of the file that was opened last, else where Pinnboard was started. */
function placesOf({ session, opening }: AppWindow, { settings }: AppState): Places {
  const files = [...session.grants.all('dataset'), ...(opening.file ? [opening.file] : [])];
  const last = settings.get('lastFolder');
  const beside = [...files.map((file) => path.dirname(file)), ...(last ? [last] : [])];
  return { env: process.env, home: homedir(), beside: [...beside, process.cwd()] };
}
