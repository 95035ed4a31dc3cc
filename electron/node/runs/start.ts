/** Starting a run whose folder is written: a process on this machine, one on another, or a scheduler's job. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../shared/errors/appError';
import { schedulerNamed } from '../../../shared/hosts/schedulers';
import type { Scheduler } from '../../../shared/hosts/schedulers/scheduler';
import { parseEnvironment } from '../../../shared/runs/environment';
import { RUN_FILES } from '../../../shared/runs/folder';
import type { RunJob } from '../../../shared/runs/job';
import type { Connection } from '../hosts/connection';
import { readJob, writeJob } from './jobFile';
import { changesOf } from './mirror';
import { startProcess } from './process';

/** Seconds that a submission, or the start of a process, may take. */
const PATIENCE = 60;

/**
 * Starts the run of a folder that `writeRun` made, over the connection of its host: what it needs is copied there first.
 * Returns when it has started, or is submitted. Throws `interpreter-not-started`, `run-not-submitted`, `run-not-started`,
 * and what the connection throws.
 */
export async function startOn(folder: string, connection: Connection): Promise<void> {
  const job = await readJob(folder);
  if (job === null) throw new AppError('run-folder-foreign', { path: folder });
  if (job.submitted_at !== null) throw new AppError('run-started-already', { path: folder });
  if (job.folder !== null) await connection.write(job.folder, await textsOf(folder));
  const started = { ...job, submitted_at: new Date().toISOString() };
  if (job.scheduler !== null)
    return submit(folder, started, schedulerNamed(job.scheduler), connection);
  if (job.folder === null) await startHere(job.host, folder);
  else await startThere(job.host, job.folder, connection);
  return writeJob(folder, started);
}

const submit = (
  folder: string,
  job: RunJob,
  scheduler: Scheduler,
  connection: Connection,
): Promise<void> =>
  submitIn(job.folder ?? folder, job.host, scheduler, connection, (id) =>
    writeJob(folder, { ...job, job: id }),
  );

/**
 * Submits `submit.sh` of a folder of the host, and notes the job's id. `before` is put before the command that submits it.
 * Throws `run-not-submitted`.
 */
export async function submitIn(
  folder: string,
  host: string,
  scheduler: Scheduler,
  connection: Connection,
  note: (id: string) => Promise<void>,
  before: readonly string[] = [],
): Promise<void> {
  const at = { folder, seconds: PATIENCE, login: true };
  const ran = await connection.run([...before, ...scheduler.submit(RUN_FILES.submit)], at);
  const id = ran.code === 0 ? scheduler.jobOf(ran.stdout) : null;
  if (id === null)
    throw new AppError('run-not-submitted', {
      host,
      scheduler: scheduler.name,
      output: `${ran.stderr}${ran.stdout}`.trim(),
    });
  await note(id).catch(async (error: unknown) => {
    // A job that nobody knows of could not be stopped.
    await connection.run(scheduler.cancel(id), at);
    throw error;
  });
}

async function startHere(host: string, folder: string): Promise<void> {
  const { hasEnded } = await startProcess(folder, await wordsHere(folder));
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    // Asked before the look: what it noted before it ended counts.
    const isOver = hasEnded();
    if ((await changesOf(folder)).some(({ state }) => state === 'running')) return;
    if (isOver) {
      const output = await readFile(path.join(folder, RUN_FILES.stderr), 'utf8');
      throw new AppError('run-not-started', { host, output: output.trim().slice(-2000) });
    }
    await wait(TRY_MS);
  }
}

/** How often it is looked for whether run.py has noted that it runs. */
const TRY_MS = 50;
const MOST_TRIES = 200;

async function wordsHere(folder: string): Promise<[string, string]> {
  if ((await readdir(folder)).includes(RUN_FILES.start)) return ['bash', RUN_FILES.start];
  const file = path.join(folder, RUN_FILES.environment);
  const { interpreter } = parseEnvironment(await readFile(file, 'utf8'), file);
  if (interpreter === null) throw new AppError('interpreter-required', {});
  return [interpreter, RUN_FILES.program];
}

/** In a session of its own, which outlives the connection; ends when run.py has noted that it runs, or why it does not. */
const DETACHED = `setsid nohup bash ${RUN_FILES.start} >${RUN_FILES.stdout} 2>${RUN_FILES.stderr} </dev/null &
tries=0
while [ "$tries" -lt 100 ]; do
  kill -0 "$!" 2>/dev/null && over= || over=yes # asked before the look: what it noted before it ended counts
  grep -q '"running"' ${RUN_FILES.status} && exit 0
  [ "$over" ] && { tail -n 20 ${RUN_FILES.stderr}; exit 1; }
  sleep 0.1
  tries=$((tries + 1))
done`;

async function startThere(host: string, folder: string, connection: Connection): Promise<void> {
  const ran = await connection.run(['sh', '-c', DETACHED], { folder, seconds: PATIENCE });
  if (ran.code !== 0)
    throw new AppError('run-not-started', { host, output: `${ran.stderr}${ran.stdout}`.trim() });
}

/** The texts of a folder that was just written; `job.json` says what this machine knows of the run. */
async function textsOf(folder: string): Promise<{ [name: string]: string }> {
  const names = (await readdir(folder)).filter((name) => name !== RUN_FILES.job);
  const texts = names.map(
    async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
}
