/** Closes the app after a test. One that does not quit is a failure, and says what its threads are doing. */
import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { ElectronApplication } from 'playwright';

/** Quitting takes less than ten seconds, and ten times as long on a busy machine. */
const MOST_MS = 100_000;

/**
 * An app that the test has closed is gone already. Throws, after killing the app, when it has not quit in time.
 * @param main its process, which is not known of an app that has ended
 */
export async function quit(app: ElectronApplication, main: ChildProcess): Promise<void> {
  const limit = AbortSignal.timeout(MOST_MS);
  const closed = app.close().catch(() => {});
  await Promise.race([closed, once(limit, 'abort')]);
  if (!limit.aborted) return;
  const columns = ['--sort=-pcpu', '-o', 'pid,ppid,tid,pcpu,time,stat,wchan:24,comm'];
  const threads = spawnSync('ps', ['-L', '-g', String(main.pid), ...columns], { encoding: 'utf8' });
  main.kill('SIGKILL');
  throw new Error(`The app did not quit in ${MOST_MS} ms; its threads:\n${threads.stdout}`);
}
