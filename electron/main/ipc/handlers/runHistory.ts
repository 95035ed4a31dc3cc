/** Channels of what came before and after a run: its lineage, and documents that go on from it. */
import path from 'node:path';
import { ARCHIVE } from '../../../../shared/dataset/model';
import { AppError } from '../../../../shared/errors/appError';
import { fitsOf } from '../../../../shared/inspection/fits';
import type { InspectedModel } from '../../../../shared/ipc/runs';
import { encode } from '../../../../shared/ipc/wire';
import { visibleIn } from '../../../../shared/values/visible';
import { isThere } from '../../../node/files/isThere';
import { inspectModel } from '../../../node/model/inspect';
import { shownHistory, shownName } from '../../../node/runs/shown';
import { inferenceWith, notesOf, startingPoint } from '../../../node/runs/startingPoint';
import type { AppState } from '../../../node/state/appState';
import type { Handlers } from '../handle';

export function runHistoryHandlers({ runs, recents }: AppState) {
  const known = (id: string) => {
    const run = runs.findAny(id);
    if (!run) throw new AppError('run-gone', {});
    return run;
  };
  /** Throws `run-gone`, also for a run that was listed and whose folder was moved since. */
  const readHistory = async (id: string) => {
    const { folder } = known(id);
    if (!(await isThere(folder))) {
      void runs.scan().then(() => runs.reindex());
      throw new AppError('run-gone', {});
    }
    return runs.history(folder, recentDatasets(recents));
  };
  /** A path of the run's lineage, on this machine. Throws `run-without`. */
  const pathOf = async (id: string, kind: 'dataset' | 'model'): Promise<string> => {
    const { folder } = known(id);
    const { lineage } = await readHistory(id);
    const at = lineage.find((step) => step.kind === kind && step.of === folder)?.at;
    if (!at) throw new AppError('run-without', { path: folder, what: kind });
    return at;
  };
  return {
    runHistory: async (id) => encode(shownHistory(await readHistory(id))),
    openRunDataset: async (id, { session }) => session.openDataset(await pathOf(id, 'dataset')),
    openRunRequest: async (id, { session }) => {
      const { folder } = known(id);
      const point = await startingPoint(folder, await readHistory(id));
      const opened = await session.openRequest(point.request, folder);
      const name = `Request of ${shownName(known(id))}`;
      return { name, file: null, ...opened, notes: notesOf(point) };
    },
    inferenceOfRun: async (id, { session }) => {
      const { folder } = known(id);
      const request = await inferenceWith(folder, await readHistory(id));
      const opened = await session.openRequest(request, folder);
      const name = `Inference with ${shownName(known(id))}`;
      return { name, file: null, ...opened, notes: [] };
    },
    inspectModel: async ({ draft, of }, { session }) => {
      const at =
        'run' in of ? await pathOf(of.run, 'model') : session.grants.path('model', of.model);
      const { request, fileContext } = await session.resolve(draft);
      const { inspection, reading } = await inspectModel(at);
      const fits = fitsOf(request, fileContext, { inspection, reading, path: at });
      // Folders of results are all called alike; what was read in one is its bundle.
      const isBundle = inspection?.kind === 'bundle' && path.basename(at) !== ARCHIVE;
      const file = isBundle ? path.join(at, ARCHIVE) : at;
      const name = path.basename(file);
      return encode(visibleIn<InspectedModel>({ name, path: file, inspection, fits }));
    },
  } satisfies Partial<Handlers>;
}

const recentDatasets = (recents: AppState['recents']): string[] =>
  recents
    .list()
    .flatMap(({ kind, name, folder }) => (kind === 'dataset' ? [path.join(folder, name)] : []));
