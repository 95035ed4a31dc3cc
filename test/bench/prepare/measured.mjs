// @ts-check
/** Commands in processes of their own, with what they cost. */
import { execFileSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../build/paths.mjs';
import { testPython } from '../../../build/python.mjs';

export const HERE = path.join(ROOT, 'test/bench/prepare');
/** No reading and no conversion takes more. */
const MOST_MEMORY = 1e9;

export const gb = (/** @type {number} */ bytes) => `${(bytes / 1e9).toFixed(1)} GB`;

/** Says how much space is needed, and ends without it. @param {string} folder @param {number} needed */
export function demandSpace(folder, needed) {
  const { bavail, bsize } = statfsSync(folder);
  console.log(`Needs ${gb(needed)} in ${folder}, of which ${gb(bavail * bsize)} are free.`);
  if (bavail * bsize < needed) process.exit(1);
}

/** @typedef {{ code: number, seconds: number, processor: number, peak: number, output: string }} Measured */

/** Throws where it fails or takes too much memory. @param {string} name @param {readonly string[]} command @returns {Measured} */
export function measure(name, command) {
  const text = execFileSync(testPython(), [path.join(HERE, 'measured.py'), ...command], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  /** @type {Measured} */
  const found = JSON.parse(text);
  if (found.code !== 0) throw new Error(`${name} ended with ${found.code}`);
  const { seconds, processor, peak } = found;
  console.log(
    `${name.padEnd(42)} ${seconds.toFixed(1).padStart(7)} s  processor ${processor.toFixed(1).padStart(7)} s  peak ${(peak / 1e6).toFixed(0).padStart(5)} MB`,
  );
  if (peak > MOST_MEMORY) throw new Error(`${name} took more than 1 GB of memory`);
  return found;
}

/** Writes a scan with make.py. @param {string} kind @param {string} folder @param {number} bytes */
export function make(kind, folder, bytes) {
  const file = path.join(folder, `${kind}.h5`);
  execFileSync(testPython(), [path.join(HERE, 'make.py'), kind, file, `${bytes}`]);
  return file;
}
