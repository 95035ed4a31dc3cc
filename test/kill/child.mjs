// @ts-check
/** A process that is killed at some moment. */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';

/** The process was ended by somebody else: the round says nothing, and is done again. */
export class Disturbed extends Error {
  /** @override */
  name = 'Disturbed';
}

/**
 * @typedef {object} Ended
 * @property {number | null} code null when it was killed
 * @property {string} out
 * @property {string} err
 * @property {number} killedAt wall clock in ms; NaN when it ended by itself
 * @property {number} ms how long it lived
 * @property {number} span how long it lived after the first thing that happened in `from`
 */

/**
 * Runs Node on a script. With `killAfter` it gets a SIGKILL that many ms after it began, or, with `from`, after the
 * first thing that happened in that folder. A process that ends earlier is left alone.
 * @param {readonly string[]} args
 * @param {{ killAfter?: number, from?: string, env?: NodeJS.ProcessEnv }} [how]
 * @returns {Promise<Ended>}
 */
export function runNode(args, { killAfter, from, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env } });
    let out = '';
    let err = '';
    let killedAt = Number.NaN;
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    let first = Number.NaN;
    const aim = () => {
      if (Number.isNaN(first)) first = performance.now();
      if (killAfter === undefined || timer !== undefined) return;
      // biome-ignore lint/plugin: the moment of the kill is what is tried.
      timer = setTimeout(() => {
        if (child.kill('SIGKILL')) killedAt = Date.now();
      }, killAfter);
    };
    const watcher = from === undefined ? undefined : watch(from, aim);
    if (from === undefined) aim();
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      watcher?.close();
      if (signal !== null && Number.isNaN(killedAt)) {
        reject(new Disturbed(`${args[0]} was ended by a ${signal} that this script did not send`));
        return;
      }
      const now = performance.now();
      resolve({ code, out, err, killedAt, ms: now - begun, span: now - first });
    });
  });
}
