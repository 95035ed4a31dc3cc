/** Starting a run on this machine, and finding its process again. */
import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { RUN_FILES } from '../../../shared/runs/folder';
import type { Running } from '../../../shared/runs/status';
import { errorCode } from '../files/errno';

/**
 * Starts a run's program in its folder, in a process group of its own that outlives this process. Returns when it has
 * started. Throws `interpreter-not-started`.
 */
export async function startProcess(
  folder: string,
  [program, ...args]: readonly [program: string, ...args: string[]],
): Promise<{ readonly hasEnded: () => boolean }> {
  const stdout = await open(path.join(folder, RUN_FILES.stdout), 'wx');
  const stderr = await open(path.join(folder, RUN_FILES.stderr), 'wx');
  try {
    const child = spawn(program, args, {
      cwd: folder,
      detached: true,
      stdio: ['ignore', stdout.fd, stderr.fd],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (error) =>
        reject(new AppError('interpreter-not-started', { path: program, errno: errorCode(error) })),
      );
    });
    child.unref();
    return { hasEnded: () => child.exitCode !== null || child.signalCode !== null };
  } finally {
    await stdout.close();
    await stderr.close();
  }
}

/** Whether the process of a run lives: one of its number that started when it did. Null on another machine. */
export async function isAlive({
  pid,
  host,
  started,
}: Pick<Running, 'pid' | 'host' | 'started'>): Promise<boolean | null> {
  if (host !== hostname()) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM' ? null : false;
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // Where the system says when a process started, a status without that was not written by a run.
  if (stat === null || started === null) return stat === null ? true : null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended: its parent has not asked yet.
  return fields[19] === started && fields[0] !== 'Z';
}

export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGKILL';

/** Signals a run's process group. False when it has ended already, null where it ran on another machine. */
export async function signalRun(running: Running, signal: StopSignal): Promise<boolean | null> {
  const isRunning = await isAlive(running);
  if (isRunning !== true) return isRunning;
  try {
    process.kill(-running.pid, signal);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
    throw error;
  }
}
