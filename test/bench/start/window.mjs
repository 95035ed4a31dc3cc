// @ts-check
/** Starts a window through the probe, in a process group of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resolveElectron } from '../../../build/electron/resolve.mjs';
import { rememberTarget } from '../../../build/firstStart.mjs';
import { DIST, ROOT } from '../../../build/paths.mjs';
import { until } from '../../wait.mjs';

const HERE = path.join(ROOT, 'test/bench/start');
const MAIN = { pinnboard: `${DIST}main/main.cjs`, empty: `${HERE}/empty/main.cjs` };
const LONGEST_MS = 60_000;
const { executable } = resolveElectron();

/** A dataset of 17 MB would need numpy to make; the example is there. */
export const DATASET = path.join(ROOT, 'electron/resources/example.npz');

/** @typedef {keyof typeof MAIN} Which */
/** @typedef {{ [stage: string]: number }} Times stages in milliseconds since the process was asked for */
/** @typedef {{ which: Which, args?: string[], userData: string, stay?: boolean }} Options */

/** A folder for user data, after the first start's question. */
export function newUserData() {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-bench-'));
  rememberTarget(folder);
  return folder;
}

/**
 * Starts a window and waits until it is usable. Without `stay` it has quit by itself then.
 * @param {Options} options @returns {Promise<{ times: Times, pid: number, end: () => Promise<void> }>}
 */
export async function openWindow({ which, args = [], userData, stay = false }) {
  const folder = newUserData();
  const out = path.join(folder, 'times.json');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env = {
    ...process.env,
    BENCH_MAIN: MAIN[which],
    BENCH_OUT: out,
    BENCH_DATASET: args.includes(DATASET) ? path.basename(DATASET) : '',
  };
  const asked = Date.now();
  const child = spawn(
    executable,
    [...sandbox, `--user-data-dir=${userData}`, `${HERE}/probe`, ...args],
    { stdio: 'ignore', env: stay ? { ...env, BENCH_STAY: '1' } : env },
  );
  let running = true;
  const exit = new Promise((resolve) => child.once('exit', resolve)).then(() => {
    running = false;
  });
  const end = async () => {
    child.kill('SIGKILL');
    await exit;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    /** @type {Times} */
    const at = await until('a usable window', () => (stay || !running) && readTimes(out), {
      patience: LONGEST_MS,
      every: 50,
      dead: () => (running ? null : 'it has quit'),
    });
    const times = Object.entries(at).map(([stage, time]) => [stage, time - asked]);
    if (!stay) await end();
    return { times: Object.fromEntries(times), pid: child.pid ?? 0, end };
  } catch (error) {
    await end();
    throw new Error(`${which} did not become usable`, { cause: error });
  }
}

/** Null while it is not written, or not to the end. @param {string} file @returns {Times | null} */
function readTimes(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
