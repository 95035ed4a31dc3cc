/** The run in a folder that holds one alone. */
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import type { RecordedRun } from '../../../shared/runs/record/joined';
import { recordedRuns } from './recordedRuns';

/**
 * The folder's own run, or the only one below it. Throws `runs-none` and `runs-several`.
 * @param folder absolute @param named the same as the user named it
 */
export async function onlyRun(
  folder: string,
  named: string,
  options: Parameters<typeof recordedRuns>[1] = {},
): Promise<RecordedRun> {
  return demandOne((await recordedRuns(folder, options)).runs, named);
}

/**
 * The only one of the runs in a folder. Throws `runs-none` and `runs-several`.
 * @param runs by their places in the folder @param named the folder as the user named it
 */
export function demandOne<Run extends { readonly folder: string }>(
  runs: readonly Run[],
  named: string,
): Run {
  const [run, ...others] = runs;
  if (run === undefined) throw new AppError('runs-none', { path: named });
  if (others.length > 0) {
    const folders = runs.map(({ folder }) => path.join(named, folder));
    throw new AppError('runs-several', { path: named, folders });
  }
  return run;
}
