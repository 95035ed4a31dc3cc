/** A lock file, so that only one process writes a folder. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { AppError } from '../../../../shared/errors/appError';
import { errorCode } from '../../files/errno';
import { isAlive } from '../../runs/process';

/** Acquires the lock, also that of a dead process. Returns the function that releases it. Throws `sweep-locked`. */
export async function lock(file: string, folder: string): Promise<() => Promise<void>> {
  const me = JSON.stringify({ pid: process.pid, host: hostname() });
  for (let attempt = 0; ; attempt += 1) {
    try {
      await writeFile(file, me, { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const holder = await readHolder(file);
    const { pid, host } = /"pid":(?<pid>\d+),"host":"(?<host>.*)"/.exec(holder)?.groups ?? {};
    // A process that was killed before it wrote its id leaves an empty lock; on another machine it may live.
    const isDead =
      pid === undefined ||
      host === undefined ||
      (await isAlive({ pid: Number(pid), host, started: null })) === false;
    if (attempt > 0 || !isDead) throw new AppError('sweep-locked', { folder, holder, lock: file });
    await rm(file, { force: true });
  }
}

/** The contents of the lock file. */
async function readHolder(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return '';
    throw new AppError('sweep-lock-unreadable', { path: file, errno: code }, { cause: error });
  }
}
