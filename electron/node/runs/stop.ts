/** Stopping a run, wherever it is. */
import { AppError } from '../../../shared/errors/appError';
import { schedulerNamed } from '../../../shared/hosts/schedulers';
import type { StatusChange } from '../../../shared/runs/status';
import type { Connection } from '../hosts/connection';
import { readJob } from './jobFile';
import { changesOf, mirrorRun } from './mirror';
import { type StopSignal, signalRun } from './process';
import { signalThere } from './processThere';

/**
 * Asks a run to end: a scheduler to cancel its job; its processes by SIGINT, by SIGTERM when they were asked before, and by
 * SIGKILL the third time or with `now`. Throws `run-not-stopped`, `run-elsewhere`, and what the connection throws.
 */
export async function stopRun(
  folder: string,
  connection: Connection,
  { now = false }: { readonly now?: boolean } = {},
): Promise<'asked' | 'not-running'> {
  const said = await mirrorRun(folder, connection);
  const job = await readJob(folder);
  if (job !== null && job.scheduler !== null && job.job !== null) {
    if (said?.state === 'ended') return 'not-running';
    const scheduler = schedulerNamed(job.scheduler);
    const words = scheduler.cancel(job.job);
    const ran = await connection.run(words, { login: job.folder !== null });
    if (ran.code === 0) return 'asked';
    const output = `${ran.stderr}${ran.stdout}`.trim();
    throw new AppError('run-not-stopped', { host: job.host, output });
  }
  const changes = await changesOf(folder);
  const running = changes.find((change) => change.state === 'running');
  if (!running || changes.some(({ state }) => state === 'ended')) return 'not-running';
  const signal = now ? 'SIGKILL' : nextSignal(changes);
  const asked =
    job === null || job.folder === null
      ? await signalRun(running, signal)
      : await signalThere(running, signal, connection);
  if (asked === null) throw new AppError('run-elsewhere', { host: running.host });
  return asked ? 'asked' : 'not-running';
}

/** PtychoPINN ends by SIGINT without a bundle; one that does not is asked harder the next time. */
function nextSignal(changes: readonly StatusChange[]): StopSignal {
  const asked = changes.filter(({ state }) => state === 'stopping').length;
  return (['SIGINT', 'SIGTERM'] as const)[asked] ?? 'SIGKILL';
}
