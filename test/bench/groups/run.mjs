// @ts-check
/** `npm run bench:groups`: groups of random scans, drawn by ours and by numpy and scipy in turns, which must agree. Needs PtychoPINN (test/ptychopinn/README.md). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { commonJs } from '../../../build/bundle.mjs';
import { ROOT } from '../../../build/paths.mjs';
import { findProgram, REVISIONS } from '../../ptychopinn/program.mjs';
import { median } from '../median.mjs';

const K = '6';
const SEED = '7';

const program = findProgram();
if (program === null) throw new Error('PtychoPINN is not installed.');
const python = path.join(program, REVISIONS['ptychopinn-2026.07'], 'bin/python');

/** @param {string} command @param {string[]} words @returns {{ times: number[], sum: number }} */
const measure = (command, words) =>
  JSON.parse(
    execFileSync(command, words, {
      encoding: 'utf8',
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    }),
  );

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-bench-'));
try {
  const config = commonJs('test/bench/groups/ours.ts', folder, 'ours.cjs', 'node20');
  await build({ configFile: false, root: ROOT, logLevel: 'error', ...config });
  for (const [count, rounds] of /** @type {const} */ ([
    [5000, '9'],
    [100_000, '3'],
  ])) {
    const file = path.join(folder, `${count}.bin`);
    writeFileSync(
      file,
      Float64Array.from({ length: 2 * count }, () => 1000 * Math.random()),
    );
    const words = [file, K, SEED, rounds];
    const ours = measure(process.execPath, [path.join(folder, 'ours.cjs'), ...words]);
    const theirs = measure(python, [`${ROOT}test/bench/groups/upstream.py`, ...words]);
    if (ours.sum !== theirs.sum) throw new Error(`The groups of ${count} positions differ.`);
    const [first = 0] = ours.times;
    const [mine, other] = [median(ours.times), median(theirs.times)];
    console.log(
      `${count} positions and groups: ours ${mine.toFixed(0)} ms (the first ${first.toFixed(0)}), numpy and scipy ${other.toFixed(0)} ms, ratio ${(mine / other).toFixed(2)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
