/** Submitting a sweep that was written for a host with a scheduler: one array, in which each point is a run. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { schedulerNamed } from '../../../shared/hosts/schedulers';
import { RUN_FILES } from '../../../shared/runs/folder';
import type { Connection } from '../hosts/connection';
import { readJob, writeJob } from '../runs/jobFile';
import { submitIn } from '../runs/start';
import { readManifest } from './read';

/**
 * Copies the sweep's folder to its host, unless that is this machine, and submits its array, or several where the scheduler
 * allows none of this size. Each point's `job.json` names its task. Throws `run-not-submitted`, and what the connection throws.
 */
export async function startSweep(folder: string, connection: Connection): Promise<void> {
  const { points } = await readManifest(folder, folder);
  const runs = points.flatMap(({ file }) =>
    file === null ? [] : [path.join(folder, path.dirname(file))],
  );
  const job = await readJob(runs[0] ?? folder);
  if (job === null || job.scheduler === null)
    throw new AppError('sweep-host-without-scheduler', { host: job?.host ?? '' });
  const scheduler = schedulerNamed(job.scheduler);
  // Of the first point: two folders below the sweep.
  const there = job.folder === null ? null : path.posix.resolve(job.folder, '../..');
  if (there !== null) await connection.write(there, await filesOf(folder, runs));
  for (let first = 0; first < runs.length; first += scheduler.maxArray) {
    const tasks = runs.slice(first, first + scheduler.maxArray);
    const note = async (id: string) => {
      const submitted_at = new Date().toISOString();
      for (const [i, run] of tasks.entries()) {
        const own = await readJob(run);
        if (own)
          await writeJob(run, {
            ...own,
            job: taskOf(id, scheduler.id, i + 1, tasks.length),
            submitted_at,
          });
      }
    };
    const before = first === 0 ? [] : ['env', `OFFSET=${first}`];
    await submitIn(there ?? folder, job.host, scheduler, connection, note, before);
  }
}

/** What the scheduler calls a task; PBS has no array of one job. */
const taskOf = (id: string, scheduler: string, index: number, count: number): string =>
  scheduler === 'slurm' ? `${id}_${index}` : count === 1 ? id : id.replace('[]', `[${index}]`);

/** The files of a sweep and of its runs by relative name, but for what this machine alone notes. */
async function filesOf(
  folder: string,
  runs: readonly string[],
): Promise<{ [name: string]: Buffer }> {
  const files: { [name: string]: Buffer } = {};
  for (const place of [folder, ...runs])
    for (const entry of await readdir(place, { withFileTypes: true })) {
      const file = path.join(place, entry.name);
      if (entry.isFile() && entry.name !== RUN_FILES.job)
        files[path.relative(folder, file).split(path.sep).join('/')] = await readFile(file);
    }
  return files;
}
