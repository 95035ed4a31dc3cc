/** Sees that one process alone writes a folder. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { errorCode } from '../../dataset/regularFile';
import { WriteProblem } from '../../files/atomicWrite';

/** Takes the lock; a dead process's is taken over. Returns how to give it back. Throws `WriteProblem` when it is taken. */
export async function lock(file: string, what: string): Promise<() => Promise<void>> {
  const me = JSON.stringify({ pid: process.pid, host: hostname() });
  for (let attempt = 0; ; attempt += 1) {
    try {
      await writeFile(file, me, { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = await readHolder(file);
    if (attempt > 0 || isAlive(holder))
      throw new WriteProblem(
        `Another Pinnboard is writing ${what} (${holder || 'unknown'}). Wait for it; if it is not there any more, delete ${file}.`,
      );
    await rm(file, { force: true });
  }
}

/** What the lock says; one that cannot be read may be held by anybody. */
async function readHolder(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return '';
    throw new WriteProblem(
      `${file} cannot be read (${code}): another Pinnboard may be writing there.`,
    );
  }
}

/** Whether the holder may still be at work; of another machine that cannot be known. */
function isAlive(holder: string): boolean {
  const { pid, host } = /"pid":(?<pid>\d+),"host":(?<host>".*")/.exec(holder)?.groups ?? {};
  // An empty lock is one whose process was killed before it said who it is.
  if (pid === undefined || host === undefined) return false;
  if (host !== JSON.stringify(hostname())) return true;
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
