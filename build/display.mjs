// @ts-check
/** A display of its own (Xvfb) for windows that are driven by a script or a test. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/**
 * Starts it on the first display that is free; it ends with this process. Throws when it cannot be started.
 * @param {string} [size] width, height and depth
 * @returns {Promise<{ name: string, stop: () => void }>} `name` as in DISPLAY
 */
export async function startDisplay(size = '1920x1200x24') {
  // Xvfb starts anew when its last client leaves, and refuses whoever comes in that moment: -noreset.
  const args = ['-displayfd', '3', '-screen', '0', size, '-noreset', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const stop = () => void server.kill('SIGKILL');
  process.once('exit', stop);
  const said = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
  const [line] = await Promise.race([
    once(createInterface({ input: said }), 'line'),
    once(server, 'exit').then(([code]) => {
      throw new Error(`Xvfb ended with exit code ${code} before it had a display`);
    }),
  ]);
  // Neither is to keep this process from ending.
  said.destroy();
  server.unref();
  return { name: `:${line}`, stop };
}

/** Puts the windows of this process and of its children on a display of its own, where there is Xvfb. @param {string} [size] */
export async function takeOwnDisplay(size) {
  if (process.platform === 'linux') process.env['DISPLAY'] = (await startDisplay(size)).name;
}

/**
 * What Electron is started with on such a display. Without a GPU its process for one dies at the start and comes again; a window
 * that comes up in between may never draw a frame, so that nothing in it is ever stable. Chromium's sandbox refuses to run as root.
 * @param {{ sandbox?: boolean }} [how] `sandbox`: keeps it, for a process of another user
 * @returns {string[]}
 */
export const displayFlags = ({ sandbox = process.getuid?.() !== 0 } = {}) => [
  '--disable-gpu',
  ...(sandbox ? [] : ['--no-sandbox']),
];
