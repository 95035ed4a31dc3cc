// @ts-check
/**
 * `npm run bench:prepare`: 10 GB of counts are prepared beside the same recipe in numpy in the same run.
 * `-- --convert 2` in GB; `--folder DIR` where there is space. Nothing is written without the space.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleIfStale } from '../../../build/bundle.mjs';
import { DIST } from '../../../build/paths.mjs';
import { testPython } from '../../../build/python.mjs';
import { demandSpace, gb, HERE, make, measure } from './measured.mjs';

/** A frame of 512 × 512 × 2 bytes becomes two copies of 128 × 128 × 4; ours and numpy's, of which one is there at a time. */
const PART = 1 / 4;

const { values: options } = parseArgs({
  options: {
    convert: { type: 'string', default: '10' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const convert = 1e9 * Number(options.convert);
const needed = convert * (1 + PART) + 1e8;
demandSpace(options.folder, needed);
await bundleIfStale();
const folder = mkdtempSync(path.join(options.folder, 'pinnboard-bench-prepare-'));
const cli = [process.execPath, `${DIST}cli/pinnboard.cjs`, 'prepare'];
const recipe = ['--recipe', path.join(HERE, 'recipe.yaml')];
try {
  const file = make('counts', folder, convert);
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
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
