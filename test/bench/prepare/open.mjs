// @ts-check
/**
 * `npm run bench:open`: a sparse HDF5 file of 40 GB is opened, and its last pattern is read, beside h5py in the same run.
 * `-- --sparse 400` in GB; `--folder DIR` on a file system that keeps holes.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { bundleIfStale, commonJs } from '../../../build/bundle.mjs';
import { DIST, ROOT } from '../../../build/paths.mjs';
import { testPython } from '../../../build/python.mjs';
import { demandSpace, gb, HERE, make, measure } from './measured.mjs';

/** What is written of the file; the rest are holes. */
const WRITTEN = 1e7;
const FRAME = 512 * 512 * 2;

const { values: options } = parseArgs({
  options: {
    sparse: { type: 'string', default: '40' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const sparse = 1e9 * Number(options.sparse);
demandSpace(options.folder, WRITTEN);
await bundleIfStale();
const folder = mkdtempSync(path.join(options.folder, 'pinnboard-bench-open-'));
try {
  const config = commonJs('test/bench/prepare/reader.ts', folder, 'reader.cjs', 'node20');
  await build({ configFile: false, root: ROOT, logLevel: 'warn', ...config });
  const file = make('sparse', folder, sparse);
  const last = `${Math.floor(sparse / FRAME) - 1}`;
  const { size, blocks } = statSync(file);
  console.log(`${gb(size)}, of which ${(blocks * 512) / 1e6} MB are on the disk`);
  const ours = [process.execPath, path.join(folder, 'reader.cjs')];
  const worker = `${DIST}sources/sources.cjs`;
  for (const task of ['open', 'pattern']) {
    const peer = [testPython(), path.join(HERE, 'peer_open.py'), task, file, last];
    const [a, b] = [
      measure(`pinnboard, ${task}`, [...ours, task, file, worker, last]),
      measure(`h5py, ${task}`, peer),
    ].map(({ output }) => JSON.parse(output));
    if (a.sum !== b.sum) throw new Error(`The sums are ${a.sum} and ${b.sum}`);
    console.log(
      `  within the process: opened in ${a.open.toFixed(0)} ms (h5py ${b.open.toFixed(0)} ms), the pattern in ${a.pattern.toFixed(0)} ms (${b.pattern.toFixed(0)} ms)`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
