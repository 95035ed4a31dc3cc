// @ts-check
/**
 * `npm run bench:prepare`: a 40 GB file is looked at, and 10 GB of counts are prepared, beside the same recipe in numpy in the same run.
 * `-- --convert 2 --sparse 40` in GB; `--folder DIR` where there is space. Nothing is written without the space.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleIfStale } from '../../../build/bundle.mjs';
import { DIST, ROOT } from '../../../build/paths.mjs';
import { testPython } from '../../../build/python.mjs';

const HERE = path.join(ROOT, 'test/bench/prepare');
const MOST_MEMORY = 1e9;
/** A frame of 512 × 512 × 2 bytes becomes two copies of 128 × 128 × 4; ours and numpy's, of which one is there at a time. */
const PART = 1 / 4;

const { values: options } = parseArgs({
  options: {
    convert: { type: 'string', default: '10' },
    sparse: { type: 'string', default: '40' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const convert = 1e9 * Number(options.convert);
const sparse = 1e9 * Number(options.sparse);
const needed = convert * (1 + PART) + 1e8;
const { bavail, bsize } = statfsSync(options.folder);
const gb = (/** @type {number} */ bytes) => `${(bytes / 1e9).toFixed(1)} GB`;
console.log(`Needs ${gb(needed)} in ${options.folder}, of which ${gb(bavail * bsize)} are free.`);
if (bavail * bsize < needed) process.exit(1);

/** @typedef {{ code: number, seconds: number, processor: number, peak: number }} Measured */

/** @param {string} name @param {readonly string[]} command @returns {Measured} */
function measure(name, command) {
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
  return found;
}

await bundleIfStale();
const folder = mkdtempSync(path.join(options.folder, 'pinnboard-bench-prepare-'));
const cli = [process.execPath, `${DIST}cli/pinnboard.cjs`, 'prepare'];
const recipe = ['--recipe', path.join(HERE, 'recipe.yaml')];
/** @param {string} kind @param {number} bytes */
const make = (kind, bytes) => {
  const file = path.join(folder, `${kind}.h5`);
  execFileSync(testPython(), [path.join(HERE, 'make.py'), kind, file, `${bytes}`]);
  return file;
};
try {
  if (sparse > 0) {
    const file = make('sparse', sparse);
    console.log(
      `\n${gb(statSync(file).size)}, sparse: opened, and one pattern, the positions and the probe prepared`,
    );
    const looked = measure('pinnboard prepare --dry-run', [...cli, file, ...recipe, '--dry-run']);
    if (looked.peak > MOST_MEMORY) throw new Error('It took more than 1 GB of memory');
    rmSync(file);
  }
  const file = make('counts', convert);
  console.log(`\n${gb(statSync(file).size)} of counts, 512 × 512, cropped and binned to 128 × 128`);
  for (const how of ['stored', 'deflated']) {
    const out = path.join(folder, 'ours.npz');
    const stored = how === 'stored' ? ['--stored'] : [];
    const ours = measure(`pinnboard, ${how}, with SHA-256 of the source`, [
      ...cli,
      file,
      ...recipe,
      ...stored,
      '-o',
      out,
    ]);
    const size = statSync(out).size;
    rmSync(out);
    const other = path.join(folder, 'numpy.npz');
    const peer = measure(`numpy and h5py, ${how}`, [
      testPython(),
      path.join(HERE, 'peer.py'),
      file,
      other,
      how,
    ]);
    console.log(
      `  ${(ours.seconds / peer.seconds).toFixed(2)} of numpy's time; ${gb(size)}, numpy's ${gb(statSync(other).size)}`,
    );
    rmSync(other);
    if (ours.peak > MOST_MEMORY) throw new Error('It took more than 1 GB of memory');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
