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
 * Starts `run.py` with an interpreter, in a process group of its own that outlives this process. Returns when it has
 * started. Throws `interpreter-not-started`.
 */
export async function startRun(folder: string, python: string): Promise<void> {
  const stdout = await open(path.join(folder, RUN_FILES.stdout), 'wx');
  const stderr = await open(path.join(folder, RUN_FILES.stderr), 'wx');
  try {
    const child = spawn(python, [RUN_FILES.program], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', stdout.fd, stderr.fd],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (error) =>
        reject(new AppError('interpreter-not-started', { path: python, errno: errorCode(error) })),
      );
    });
    child.unref();
  } finally {
    await stdout.close();
    await stderr.close();
  }
}

/** Whether the process of a run lives: one of its number that started when it did. Null on another machine. */
export async function isAlive({ pid, host, started }: Running): Promise<boolean | null> {
  if (host !== hostname()) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM' ? null : false;
  }
  if (started === null) return true;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return true;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended: its parent has not asked yet.
  return fields[19] === started && fields[0] !== 'Z';
}

/** Asks a run's processes to end: PtychoPINN ends by SIGINT without a bundle. False when it has ended already. */
export async function signalRun(
  running: Running,
  signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL',
): Promise<boolean> {
  if ((await isAlive(running)) !== true) return false;
  try {
    process.kill(-running.pid, signal);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
    throw error;
  }
}
