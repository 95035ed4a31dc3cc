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
  const { runs } = await recordedRuns(folder, options);
  const [run] = runs;
  if (run === undefined) throw new AppError('runs-none', { path: named });
  if (runs.length > 1)
    throw new AppError('runs-several', {
      path: named,
      folders: runs.map((one) => path.join(named, one.folder)),
    });
  return run;
}
