// @ts-check
/**
 * `npm run bench:runs`: 2,000 folders of runs listed by ours, for the first time and again by a new process, and walked
 * and read by Python with yaml and csv, which must find the same losses. Needs PtychoPINN (test/ptychopinn/README.md).
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { commonJs } from '../../../build/bundle.mjs';
import { ROOT } from '../../../build/paths.mjs';
import { findProgram, REVISIONS } from '../../ptychopinn/program.mjs';
import { median } from '../median.mjs';

const RUNS = 2000;
const ROUNDS = 3;
const RECORDED = [
  'native-finished',
  'native-killed',
  'native-checkpoints-off',
  'native-model-error',
  'native-no-test-data',
  'pinnboard-script',
  'ptycho-train',
  'refactor-native',
];

const program = findProgram();
if (program === null) throw new Error('PtychoPINN is not installed.');
const python = path.join(program, REVISIONS['ptychopinn-2026.07'], 'bin/python');

/** @typedef {{ wall: number, cpu: number, runs: number, losses: number }} Measured seconds */
/** @param {string} command @param {string[]} words @returns {Measured} */
const measure = (command, words) => JSON.parse(execFileSync(command, words, { encoding: 'utf8' }));

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-bench-'));
try {
  const config = commonJs('test/bench/runs/ours.ts', folder, 'ours.cjs', 'node20');
  await build({ configFile: false, root: ROOT, logLevel: 'error', ...config });
  const runs = path.join(folder, 'runs');
  for (let at = 0; at < RUNS; at += 1) {
    const name = RECORDED[at % RECORDED.length] ?? '';
    const to = path.join(runs, `batch${Math.floor(at / 100)}`, `${name}-${at}`);
    cpSync(`${ROOT}test/runs/${name}/run`, to, { recursive: true, preserveTimestamps: true });
  }
  const cache = path.join(folder, 'cache');
  /** @type {{ cold: Measured[], warm: Measured[], theirs: Measured[] }} */
  const measured = { cold: [], warm: [], theirs: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rmSync(cache, { recursive: true, force: true });
    for (const kind of /** @type {const} */ (['cold', 'warm']))
      measured[kind].push(measure(process.execPath, [path.join(folder, 'ours.cjs'), runs, cache]));
    measured.theirs.push(measure(python, [`${ROOT}test/bench/runs/peer.py`, runs]));
  }
  const found = Object.values(measured).flatMap((all) => all.map((one) => [one.runs, one.losses]));
  if (new Set(found.map(String)).size !== 1) throw new Error(`The lists differ: ${found}`);
  /** @param {Measured[]} all @param {'wall' | 'cpu'} what */
  const middle = (all, what) => median(all.map((one) => one[what]));
  for (const kind of /** @type {const} */ (['cold', 'warm'])) {
    const ratio = middle(measured[kind], 'cpu') / middle(measured.theirs, 'cpu');
    console.log(
      `${RUNS} runs ${kind}: ours ${middle(measured[kind], 'wall').toFixed(2)} s (processor ${middle(measured[kind], 'cpu').toFixed(2)} s), Python ${middle(measured.theirs, 'wall').toFixed(2)} s (${middle(measured.theirs, 'cpu').toFixed(2)} s), ratio of processor time ${ratio.toFixed(3)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
