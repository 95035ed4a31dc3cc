/**
 * Following a run that another machine or a scheduler has: what it wrote since is copied into the run's folder here, and
 * what the host says of it goes into `job.json`. One reader then reads one folder, wherever the run is.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { schedulerNamed } from '../../../shared/hosts/schedulers';
import type { JobNow } from '../../../shared/hosts/schedulers/scheduler';
import { OUTPUT_FOLDER, RUN_FILES } from '../../../shared/runs/folder';
import type { RunJob } from '../../../shared/runs/job';
import { readStatus, type StatusChange } from '../../../shared/runs/status';
import { writeFileAtomic } from '../files/atomicWrite';
import type { Connection } from '../hosts/connection';
import { isSafeName } from '../hosts/safeName';
import { copyGrown } from './copyGrown';
import { readJob, writeJob } from './jobFile';
import { isAliveThere } from './processThere';

/** A status is some hundred bytes; more is not read. */
const STATUS_LIMIT = 1024 * 1024;

/**
 * Looks at the host once. Returns the scheduler's word, null where no scheduler has the run. Does nothing for a process of
 * this machine, a run that was not started, and one whose end is known. Throws what the connection throws.
 */
export async function mirrorRun(folder: string, connection: Connection): Promise<JobNow | null> {
  const job = await readJob(folder);
  if (job === null || !isElsewhere(job) || (await isOver(folder, job))) return job?.now ?? null;
  const [now, status] = await Promise.all([
    askScheduler(job, folder, connection),
    job.folder === null ? null : readStatusThere(job.folder, connection),
  ]);
  const alive = await aliveThere(job, status?.changes ?? [], connection);
  const isGone = alive === false || now?.state === 'ended';
  // What it noted before it ended may be newer than the first look.
  const last =
    isGone && job.folder !== null ? await readStatusThere(job.folder, connection) : status;
  // What tells of the end is written last: until then the next look copies again.
  if (job.folder !== null) await copyFiles(job.folder, folder, connection);
  if (last !== null) await writeFileAtomic(path.join(folder, RUN_FILES.status), last.text);
  await writeJob(folder, { ...job, now, alive, asked_at: new Date().toISOString() });
  return now;
}

async function isOver(folder: string, { scheduler, submitted_at, now }: RunJob): Promise<boolean> {
  if (submitted_at === null || scheduler !== null)
    return submitted_at === null || now?.state === 'ended';
  return (await changesOf(folder)).some(({ state }) => state === 'ended');
}

/** Whether more than this machine's processes and files has to be asked. */
export const isElsewhere = ({ scheduler, folder }: RunJob): boolean =>
  scheduler !== null || folder !== null;

/** The end stays known: a scheduler forgets its jobs. */
async function askScheduler(
  { scheduler: id, job, now, folder: there }: RunJob,
  folder: string,
  connection: Connection,
): Promise<JobNow | null> {
  if (id === null || job === null || now?.state === 'ended') return now;
  const scheduler = schedulerNamed(id);
  const ran = await connection.run(scheduler.ask([job]), {
    login: there !== null,
    folder: there ?? folder,
  });
  return scheduler.answers(ran.stdout).get(job) ?? now;
}

/** What a run writes while it goes on; the rest is fetched. */
async function copyFiles(there: string, here: string, connection: Connection): Promise<void> {
  const entries = await connection.list(path.posix.join(there, OUTPUT_FOLDER));
  const metrics = entries.flatMap(({ name, isFolder }) =>
    !isFolder && path.posix.basename(name) === 'metrics.csv' && isSafeName(name)
      ? [path.posix.join(OUTPUT_FOLDER, name)]
      : [],
  );
  await Promise.all(
    [RUN_FILES.stdout, RUN_FILES.stderr, RUN_FILES.schedulerLog, ...metrics].map((name) =>
      copyGrown(path.posix.join(there, name), path.join(here, name), connection),
    ),
  );
}

interface Status {
  readonly text: string;
  readonly changes: readonly StatusChange[];
}

/** The status there; null where there is none. Throws `run-status-invalid`. */
async function readStatusThere(folder: string, connection: Connection): Promise<Status | null> {
  const file = path.posix.join(folder, RUN_FILES.status);
  const part = await connection.readPart(file, 0, STATUS_LIMIT);
  if (part === null) return null;
  const text = Buffer.from(part.bytes).toString('utf8');
  return { text, changes: readStatus(text, file) };
}

/** What happened to a run, as its folder here has it. Throws `run-folder-foreign` and `run-status-invalid`. */
export async function changesOf(folder: string): Promise<readonly StatusChange[]> {
  const file = path.join(folder, RUN_FILES.status);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('run-folder-foreign', { path: folder }, { cause });
  });
  return readStatus(text, file);
}

/** Whether the process lives; null where a scheduler knows more of it, or nothing runs. */
async function aliveThere(
  { scheduler, folder }: RunJob,
  changes: readonly StatusChange[],
  connection: Connection,
): Promise<boolean | null> {
  const running = changes.find((change) => change.state === 'running');
  if (scheduler !== null || folder === null || !running) return null;
  if (changes.some(({ state }) => state === 'ended')) return false;
  return isAliveThere(running, connection);
}
