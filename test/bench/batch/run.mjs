// @ts-check
/** `npm run bench:batch`: requests that PtychoPINN accepted, answered by its own factory and by ours, in turns. Needs PtychoPINN (test/ptychopinn/README.md). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { commonJs } from '../../../build/bundle.mjs';
import { ROOT } from '../../../build/paths.mjs';
import { findProgram, REVISIONS } from '../../ptychopinn/program.mjs';
import { median } from '../median.mjs';

const TARGET = 'ptychopinn-2026.07';
const ROUNDS = 3;
/** The datasets are read once in a batch; it is as long as a small sweep. */
const REPEATS = 4;

const program = findProgram();
if (program === null) throw new Error('PtychoPINN is not installed.');
const python = path.join(program, REVISIONS[TARGET], 'bin/python');
const datasets = path.join(ROOT, 'test/fixtures/npz');

/** Vectors with a payload; upstream's own factory knows no layer of command line defaults. @returns {string} */
function requests() {
  const vectors = gunzipSync(readFileSync(`${ROOT}test/vectors/${TARGET}.jsonl.gz`))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return vectors
    .filter(({ request, expected }) => expected.payload && !request.cli_defaults)
    .map(({ request }) => `${JSON.stringify({ ...request, target: TARGET })}\n`)
    .join('');
}

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-bench-'));
try {
  const file = path.join(folder, 'requests.jsonl');
  writeFileSync(file, requests().repeat(REPEATS));
  const config = commonJs('test/bench/batch/ours.ts', folder, 'ours.cjs', 'node20');
  const define = { __PINNBOARD_VERSION__: '"bench"' };
  await build({ configFile: false, root: ROOT, logLevel: 'error', define, ...config });
  const ours = path.join(folder, 'ours.cjs');
  const sides = {
    "PtychoPINN's factory, its JSON read and written": [
      python,
      `${ROOT}test/bench/batch/upstream.py`,
    ],
    'pinnboard batch': [process.execPath, ours, 'batch'],
    'factory and rules alone': [process.execPath, ours, 'resolve'],
  };
  /** @type {{ [name: string]: { wall: number, cpu: number }[] }} */
  const measured = {};
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, [command = '', ...args]] of Object.entries(sides)) {
      const printed = execFileSync(command, [...args, file, datasets, '1'], {
        encoding: 'utf8',
        env: { ...process.env, OMP_NUM_THREADS: '1' },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const { wall, cpu, requests: count } = JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '');
      const each = { wall: (wall / count) * 1000, cpu: (cpu / count) * 1000 };
      measured[name] = [...(measured[name] ?? []), each];
    }
  const rows = Object.entries(measured).map(([name, all]) => ({
    name,
    wall: median(all.map(({ wall }) => wall)),
    cpu: median(all.map(({ cpu }) => cpu)),
  }));
  const [peer] = rows;
  for (const { name, wall, cpu } of rows)
    console.log(
      `${name.padEnd(50)} ${wall.toFixed(3)} ms (processor ${cpu.toFixed(3)})  ratio ${(wall / (peer?.wall ?? Number.NaN)).toFixed(2)} (${(cpu / (peer?.cpu ?? Number.NaN)).toFixed(2)})`,
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
