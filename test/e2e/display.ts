/** An X server for each worker: tests that run side by side share neither clipboard, pointer nor focus. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

// Xvfb starts anew when its last client leaves, and refuses whoever comes in that moment: -noreset.
const ARGS = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-noreset', '-nolisten', 'tcp'];

let started: Promise<string> | undefined;

async function start(): Promise<string> {
  const server = spawn('Xvfb', ARGS, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  process.once('exit', () => server.kill());
  const [line] = await Promise.race([
    once(createInterface({ input: server.stdio[3] as Readable }), 'line'),
    once(server, 'exit').then(([code]) => {
      throw new Error(`Xvfb ended with exit code ${code} before it had a display`);
    }),
  ]);
  server.unref();
  return `:${line}`;
}

/** The environment for a window of this worker: on Linux with a display of its own, elsewhere as it is. */
export async function windowEnvironment(): Promise<Record<string, string>> {
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
  if (process.platform !== 'linux') return env;
  started ??= start();
  return { ...env, DISPLAY: await started };
}
