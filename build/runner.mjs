// @ts-check
/** A runner of tests as a child, of which several may run at once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from './paths.mjs';

/**
 * Runs a program in the project's folder to its end. Where it has to wait for its `turn` to speak, since another one runs
 * beside it, what it says is kept until then.
 * @param {string} command @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, turn?: Promise<unknown> | undefined }} [how]
 * @returns {Promise<number>} its exit code
 */
export async function run(command, args, { env = {}, turn } = {}) {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: turn === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  /** @type {Buffer[]} */
  const kept = [];
  let say = (/** @type {Buffer} */ chunk) => void kept.push(chunk);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => say(chunk));
  const spoken = turn?.then(() => {
    for (const chunk of kept) process.stdout.write(chunk);
    say = (chunk) => void process.stdout.write(chunk);
  });
  const [[code]] = await Promise.all([once(child, 'close'), spoken]);
  return code ?? 1;
}
