/** The worker thread that reads folders of runs. */
import path from 'node:path';
import { encode } from '../../../../shared/ipc/wire';
import type { RecordedRun } from '../../../../shared/runs/record/joined';
import { serveJobs } from '../../jobs/serve';
import { findRuns } from '../findRuns';
import { livingFolders } from '../living';
import { recordedRun, recordedRuns } from '../recordedRuns';
import { listing } from './listing';
import { indexTaskSchema } from './messages';

serveJobs(async (raw) => {
  const task = indexTaskSchema.parse(raw);
  if (task.kind === 'run') return { value: encode(await oneRun(task.folder, task.run)) };
  const found = await Promise.all(
    task.folders.map(async (folder) => {
      const { runs } = await recordedRuns(folder, { recover: false }).catch(() => ({ runs: [] }));
      return runs.map((run) => ({ run, folder: path.join(folder, run.folder) }));
    }),
  );
  return { value: encode(listing(found.flat())) };
});

async function oneRun(dir: string, folder: string): Promise<RecordedRun | null> {
  const { runs } = await findRuns(dir);
  const run = runs.find((one) => one.folder === folder);
  if (run === undefined) return null;
  const living = await livingFolders([folder]);
  return recordedRun(run, { dir, alive: living?.has(folder) ?? null, recover: true });
}
