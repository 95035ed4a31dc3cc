// @ts-check
/** `npm run bench:files`: reading datasets of 17 MB, 1 GB and 6 GB beside numpy and fflate + npyjs, each in a process of its own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { commonJs } from '../../build/bundle.mjs';
import { ROOT } from '../../build/paths.mjs';
import { testPython } from '../../build/python.mjs';
import { ensureSystem } from '../../build/system.mjs';
import { median } from './median.mjs';

/** Processes of each kind, one after the other in turn, so that a busy machine hits all of them. */
const ROUNDS = 3;
const HERE = path.join(ROOT, 'test/bench/files');
const MIDDLE = 2045;

/** @typedef {{ times: number[], peak: number, answer: number | null }} Measured */
/** @typedef {{ name: string, program: 'node' | 'python', task: string, runs: number }} Side */

/** @type {(name: string, task: string, runs: number) => Side} */
const ours = (name, task, runs) => ({ name, program: 'node', task, runs });
/** @type {(name: string, task: string, runs: number) => Side} */
const numpy = (name, task, runs) => ({ name, program: 'python', task, runs });

const INSPECT = ours('pinnboard: headers and directory', 'inspect', 20);
const HEADERS = numpy('numpy: headers through zipfile', 'headers', 20);

/** The first of each is Pinnboard; the others are measured against it. */
const CASES = [
  {
    title: 'nothing: a process that only loads its libraries',
    file: 'small.npz',
    sides: [ours('node', 'idle', 1), numpy('Python with numpy', 'idle', 1)],
  },
  {
    title: 'inspection, 17 MB deflated',
    file: 'small.npz',
    sides: [
      INSPECT,
      HEADERS,
      numpy('numpy: np.load of all arrays', 'whole', 3),
      ours('fflate + npyjs: the whole file', 'whole', 3),
    ],
  },
  {
    title: 'inspection, 1 GB (zeros, deflated to 1.4 MB)',
    file: 'deflated.npz',
    sides: [INSPECT, HEADERS],
  },
  {
    title: 'inspection, 6 GB (stored, zip64, sparse)',
    file: 'sparse.npz',
    sides: [INSPECT, HEADERS],
  },
  {
    title: 'a pattern from the middle of the compressed stack, file closed before',
    file: 'small.npz',
    sides: [
      ours('pinnboard', 'pattern', 3),
      numpy("numpy: np.load(f)['diffraction'][i]", 'pattern', 3),
    ],
  },
  {
    title: 'the same once the stack is kept, as the window steps through it',
    file: 'small.npz',
    sides: [
      ours('pinnboard', 'next', 50),
      numpy("numpy: np.load(f)['diffraction'][i]", 'pattern', 3),
    ],
  },
];

/** @param {Side} side @param {string} file @param {string} bundle @returns {Measured} */
function measure({ program, task, runs }, file, bundle) {
  const script = program === 'node' ? bundle : `${HERE}/numpy_peer.py`;
  const command = program === 'node' ? process.execPath : testPython();
  const args = [script, task, file, `${runs}`, `${MIDDLE}`];
  return JSON.parse(execFileSync(command, args, { encoding: 'utf8' }));
}

/** @param {typeof CASES[number]} one @param {string} folder @param {string} bundle */
function compare({ title, file, sides }, folder, bundle) {
  /** @type {Measured[][]} */
  const measured = sides.map(() => []);
  for (let round = 0; round < ROUNDS; round++)
    sides.forEach((side, i) => {
      measured[i]?.push(measure(side, path.join(folder, file), bundle));
    });
  const rows = measured.map((rounds) => ({
    first: median(rounds.map(({ times }) => times[0] ?? Number.NaN)),
    time: median(rounds.flatMap(({ times }) => times)),
    peak: median(rounds.map((one) => one.peak)),
    answer: rounds[0]?.answer ?? null,
  }));
  demandSameAnswer(title, rows);
  console.log(`\n${title}`);
  rows.forEach(({ first, time, peak }, i) => {
    const ratio =
      i === 0 ? '' : `  ${(time / (rows[0]?.time ?? Number.NaN)).toFixed(1)} x the time`;
    console.log(
      `  ${sides[i]?.name.padEnd(38)} ${time.toFixed(2).padStart(9)} ms (first ${first.toFixed(1)})  peak ${(peak / 1e6).toFixed(0).padStart(4)} MB${ratio}`,
    );
  });
}

/** A pattern's sum must be numpy's, or the times compare nothing. @param {string} title @param {{answer: number | null}[]} rows */
function demandSameAnswer(title, [mine, ...others]) {
  for (const { answer } of others)
    if (Math.abs((answer ?? 0) - (mine?.answer ?? 0)) > 1e-6 * Math.abs(answer ?? 0))
      throw new Error(`${title}: ${mine?.answer} is not ${answer}`);
}

ensureSystem('test');
const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-bench-'));
try {
  const config = commonJs('test/bench/files/reader.ts', folder, 'reader.cjs', 'node20');
  await build({ configFile: false, root: ROOT, logLevel: 'warn', ...config });
  execFileSync(testPython(), [`${HERE}/datasets.py`, folder], { stdio: 'inherit' });
  console.log(
    `Medians of ${ROUNDS} processes each, files in the page cache, ${availableParallelism()} processors.`,
  );
  for (const one of CASES) compare(one, folder, path.join(folder, 'reader.cjs'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
