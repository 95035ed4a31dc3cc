// @ts-check
/**
 * `npm run fuzz -- --inputs 200000 --seed 1`: damaged inputs for every reader, in a child process with a small heap that
 * is ended when an input takes too long. `--from 1234 --inputs 1` replays one. Ends with 1 when an input failed.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { commonJs, copyPlugins } from '../../build/bundle.mjs';
import { ROOT } from '../../build/paths.mjs';

const HEAP_MB = 256;
const LONGEST_S = 30;
/** A process's share: what leaks shows, and what is lost with a crash is little. */
const STRETCH = 20_000;
const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
  },
});
const [inputs, seed, from] = [Number(values.inputs), Number(values.seed), Number(values.from)];
const saved = path.join(ROOT, 'test-results/fuzz');
// Memory where there is some: every input is a file.
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const folder = mkdtempSync(path.join(base, 'pinnboard-fuzz-'));

/** @typedef {{ outcomes: Record<string, number>, failures: { index: number, error: string }[], next: number, peak: number }} Summary */

/** @param {number} start @param {number} end @returns {Promise<{ summary: Summary | null, at: number, why: string }>} */
function stretch(start, end) {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${HEAP_MB}`,
      path.join(folder, 'child.mjs'),
      ...[seed, start, end].map(String),
      folder,
    ],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let out = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  const current = () => {
    try {
      return Number(readFileSync(path.join(folder, 'current'), 'utf8')) || start;
    } catch {
      return start;
    }
  };
  let [seen, since, hung] = [-1, Date.now(), false];
  const timer = setInterval(() => {
    const at = current();
    if (at !== seen) [seen, since] = [at, Date.now()];
    else if (Date.now() - since > LONGEST_S * 1000) {
      hung = true;
      child.kill('SIGKILL');
    }
  }, 500);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearInterval(timer);
      const why = hung ? `took more than ${LONGEST_S} s` : `ended the process (${code ?? signal})`;
      resolve({
        summary: code === 0 ? JSON.parse(out.trim().split('\n').at(-1) ?? '') : null,
        at: current(),
        why,
      });
    });
  });
}

/** @param {number} index @param {string} name */
function keep(index, name) {
  mkdirSync(saved, { recursive: true });
  copyFileSync(path.join(folder, name), path.join(saved, `seed${seed}-input${index}`));
}

try {
  await build({
    configFile: false,
    logLevel: 'warn',
    // The HDF5 library looks for its plugins beside the bundle.
    define: { __PINNBOARD_VERSION__: '"fuzz"', __dirname: JSON.stringify(folder) },
    ...commonJs('test/fuzz/child.ts', folder, 'child.mjs', 'node20'),
    build: {
      ...commonJs('test/fuzz/child.ts', folder, 'child.mjs', 'node20').build,
      emptyOutDir: false,
      rolldownOptions: {
        external: [/^node:/],
        output: { format: 'esm', entryFileNames: 'child.mjs', codeSplitting: false },
      },
    },
  });
  await copyPlugins(folder);
  /** @type {Record<string, number>} */
  const outcomes = {};
  /** @type {{ index: number, error: string }[]} */
  const failures = [];
  let peak = 0;
  const started = Date.now();
  let next = from;
  while (next < from + inputs) {
    const end = Math.min(next + STRETCH, from + inputs);
    const { summary, at, why } = await stretch(next, end);
    if (!summary) {
      failures.push({ index: at, error: why });
      keep(at, 'input');
      next = at + 1;
      continue;
    }
    for (const [outcome, count] of Object.entries(summary.outcomes))
      outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
    for (const failure of summary.failures) {
      failures.push(failure);
      keep(failure.index, `seed${seed}-input${failure.index}`);
    }
    peak = Math.max(peak, summary.peak);
    ({ next } = summary);
    const done = next - from;
    console.log(
      `${done} inputs, ${Math.round(done / ((Date.now() - started) / 1000))}/s, ${failures.length} failed`,
    );
  }
  for (const [outcome, count] of Object.entries(outcomes).sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(8)}  ${outcome}`);
  console.log(
    `Peak memory ${Math.round(peak / 2 ** 20)} MiB, JavaScript heap limited to ${HEAP_MB} MiB.`,
  );
  for (const { index, error } of failures.slice(0, 20))
    console.log(`Failed: --seed ${seed} --from ${index} --inputs 1\n${error}`);
  console.log(`${inputs} inputs of seed ${seed}, ${failures.length} failed.`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
