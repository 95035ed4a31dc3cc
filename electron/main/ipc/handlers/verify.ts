/** Channels that verify a draft with an installed PtychoPINN. The page names no program: the user chooses it in a dialog. */
import { homedir } from 'node:os';
import path from 'node:path';
import { AppError } from '../../../../shared/errors/appError';
import { datasetPath, type Request } from '../../../../shared/request/request';
import type { AppState } from '../../../node/state/appState';
import { findInterpreter, interpreterOf } from '../../../node/verify/interpreter';
import { readFactoryProgram } from '../../../node/verify/runFactory';
import { verify } from '../../../node/verify/verify';
import { choose } from '../dialogs';
import type { Handlers } from '../handle';

/** `dist` is the bundle's folder, which holds the program. */
export function verifyHandlers(dist: string, state: AppState) {
  const { settings } = state;
  return {
    interpreter: async () => settings.get('interpreter'),
    chooseInterpreter: async (_nothing, window) => {
      const title = 'Choose the Python in which PtychoPINN is installed';
      const chosen = await choose(window, state, {
        title,
        // A virtual environment's folder often begins with a dot, and its Python is a link.
        properties: ['openFile', 'showHiddenFiles', 'noResolveAliases'],
      });
      if (chosen === null) return null;
      const interpreter = findInterpreter(chosen, homedir());
      settings.set({ interpreter });
      return interpreter;
    },
    verify: ({ job, draft, environment }, window) =>
      window.jobs.run(job, async (signal) => {
        const python =
          environment === null
            ? settings.get('interpreter')
            : interpreterOf(await state.environments.find(environment));
        if (python === null) throw new AppError('interpreter-not-chosen', {});
        const { request, resolution } = await window.session.resolve(draft);
        return verify(request, resolution, {
          python,
          program: await readFactoryProgram(dist),
          cwd: folderOf(request),
          signal,
          onImported: () => window.sendProgress(job, 1, 2),
        });
      }),
  } satisfies Partial<Handlers>;
}

/** A draft's own paths are absolute; what else is relative has no folder before it is exported. */
function folderOf(request: Request): string {
  const dataset = datasetPath(request);
  return dataset === '' ? homedir() : path.dirname(dataset);
}
