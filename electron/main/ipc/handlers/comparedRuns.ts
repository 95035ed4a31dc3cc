/** Channels of what is compared of runs: their curves, pictures and arrays. */
import path from 'node:path';
import { AppError } from '../../../../shared/errors/appError';
import { encode } from '../../../../shared/ipc/wire';
import { visible } from '../../../../shared/values/visible';
import { findRuns } from '../../../node/runs/findRuns';
import type { RunFiles } from '../../../node/runs/readers/reader';
import { runCurves } from '../../../node/runs/runCurves';
import { readPng, runPictures } from '../../../node/runs/runPictures';
import type { AppState } from '../../../node/state/appState';
import type { Handlers } from '../handle';

export function comparedRunHandlers({ runs }: AppState) {
  const folderOf = (id: string): string => {
    const run = runs.findAny(id);
    if (!run) throw new AppError('run-gone', {});
    return run.folder;
  };
  /** The run, and those below it. */
  const filesOf = async (id: string): Promise<readonly RunFiles[]> =>
    (await findRuns(folderOf(id))).runs;
  const picturesOf = async (id: string) => runPictures(folderOf(id), await filesOf(id));
  /** Where a picture of the run is; only what is listed is read. */
  const pathOf = async (id: string, file: string, array: string | null): Promise<string> => {
    const listed = await picturesOf(id);
    if (!listed.some((one) => one.file === file && one.array === array))
      throw new AppError('run-picture-gone', { file: visible(file) });
    return path.join(folderOf(id), file);
  };
  return {
    runCurves: async (id) => {
      const folder = folderOf(id);
      const run = (await filesOf(id)).find((one) => one.folder === folder);
      const found = run ? await runCurves(run) : null;
      const { curves = [], stepsPerEpoch = null, times = null } = found ?? {};
      return encode({
        curves: curves.map(({ name, points }) => ({ name: visible(name), points })),
        stepsPerEpoch,
        times,
      });
    },
    runPictures: async (id) =>
      (await picturesOf(id)).map((one) => ({ ...one, name: visible(one.name) })),
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
