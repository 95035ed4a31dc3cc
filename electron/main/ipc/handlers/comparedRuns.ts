/** Channels of what is compared of runs: their curves, pictures and arrays. */
import { AppError } from '../../../../shared/errors/appError';
import { encode } from '../../../../shared/ipc/wire';
import type { RunPicture } from '../../../../shared/runs/compare/pictures';
import { visible } from '../../../../shared/values/visible';
import { isWithin } from '../../../node/files/within';
import { findRuns } from '../../../node/runs/findRuns';
import { idOf } from '../../../node/runs/followed';
import { PictureLists } from '../../../node/runs/pictureLists';
import { runCurves } from '../../../node/runs/runCurves';
import { readPng } from '../../../node/runs/runPictures';
import { shownName } from '../../../node/runs/shown';
import type { KnownRun } from '../../../node/runs/watch';
import type { AppState } from '../../../node/state/appState';
import type { Handlers } from '../handle';

export function comparedRunHandlers({ runs }: AppState) {
  const folderOf = (id: string): string => {
    const run = runs.findAny(id);
    if (!run) throw new AppError('run-gone', {});
    return run.folder;
  };
  const lists = new PictureLists();
  /** Only what is listed is read. Throws `run-picture-gone`. */
  const pathOf = async (id: string, file: string, array: string | null): Promise<string> => {
    const at = await lists.pathOf(folderOf(id), file, array);
    if (at === null) throw new AppError('run-picture-gone', { file: visible(file) });
    return at;
  };
  /** Inferences with the result of a run that are not in its folder, the latest last; none of a run that is not indexed. */
  const inferencesOf = async (id: string): Promise<KnownRun[]> => {
    const folder = folderOf(id);
    const { lineage } = await runs.history(folder).catch(() => ({ lineage: [] }));
    return lineage
      .filter(({ kind, isThis, of }) => kind === 'inference' && !isThis && !isWithin(of, folder))
      .flatMap(({ of }) => runs.findAny(idOf(of)) ?? [])
      .sort((a, b) => startOf(a).localeCompare(startOf(b)));
  };
  return {
    runCurves: async (id) => {
      const folder = folderOf(id);
      const run = (await findRuns(folder)).runs.find((one) => one.folder === folder);
      const found = run ? await runCurves(run) : null;
      const { curves = [], stepsPerEpoch = null, times = null } = found ?? {};
      return encode({
        curves: curves.map(({ name, points }) => ({ name: visible(name), points })),
        stepsPerEpoch,
        times,
      });
    },
    runPictures: async (id) => {
      const pictures: RunPicture[] = [];
      const add = async (folder: string, inference: string | null) => {
        for (const one of await lists.read(folder))
          pictures.push({ ...one, name: visible(one.name), run: idOf(folder), inference });
      };
      await add(folderOf(id), null);
      // The folder of an inference may be gone since it was indexed.
      for (const inference of await inferencesOf(id))
        await add(inference.folder, shownName(inference)).catch(() => {});
      return pictures;
    },
    runImage: async ({ run, file }) => readPng(await pathOf(run, file, null), file),
    runPlane: async ({ run, file, array, job, maxSide }, { jobs, pictures }) => {
      const from = await jobs.run(job, () => pathOf(run, file, array));
      return pictures.picture(from, { job, array, index: 0, maxSide });
    },
    ringCorrelation: async ({ job, one, other, part }, { jobs, pictures }) => {
      const [first, second] = await jobs.run(job, () =>
        Promise.all([
          pathOf(one.run, one.file, one.array),
          pathOf(other.run, other.file, other.array),
        ]),
      );
      return pictures.correlation(job, {
        one: { path: first, array: one.array },
        other: { path: second, array: other.array },
        part,
      });
    },
  } satisfies Partial<Handlers>;
}

const startOf = ({ followed, indexed }: KnownRun): string =>
  followed?.now?.startedAt ?? indexed?.startedAt ?? '';
