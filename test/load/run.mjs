// @ts-check
/**
 * `npm run test:load`: `npm test` five times in a row while every core is kept busy and a disk writer runs. `-- --rounds 2`
 * does fewer; what follows a second `--` goes to `npm test`, as in `npm run test:load -- --rounds 1 -- --unit`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../build/paths.mjs';

const { values: options, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '5' } },
  allowPositionals: true,
});
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds ${options.rounds} is no whole number above 0`);

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-load-'));
/** @type {import('node:child_process').ChildProcess[]} */
const load = [];
/** Process group of the pass under way. @type {number | undefined} */
let passing;

/** Ends what this script started, whatever ends it. */
function endAll() {
  for (const child of load) child.kill('SIGKILL');
  if (passing !== undefined) process.kill(-passing, 'SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
process.on('exit', endAll);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => process.exit(1));

/** @param {string[]} args */
const busy = (...args) =>
  load.push(
    spawn(process.execPath, [path.join(ROOT, 'test/load/busy.mjs'), ...args], {
      stdio: ['pipe', 'ignore', 'inherit'],
    }),
  );

/** One pass; its last line and how it ended. @returns {Promise<{ code: number, said: string }>} */
const pass = () =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'build/test.mjs'), ...positionals], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
      // A group of its own, so that it can be ended with all that it started.
      detached: true,
    });
    passing = child.pid;
    let said = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      said = `${said}${chunk}`.slice(-1000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      passing = undefined;
      resolve({ code: code ?? 1, said: said.trim() });
    });
  });

for (let i = 0; i < availableParallelism(); i += 1) busy('cpu');
busy('disk', folder);

/** @type {{ round: number, seconds: number, result: string }[]} */
const results = [];
for (let round = 1; round <= rounds; round += 1) {
  const begun = performance.now();
  const { code, said } = await pass();
  // Load that has ended would let a round pass for nothing.
  if (load.some(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null))
    throw new Error('A process that makes the load has ended.');
  if (code !== 0) process.exitCode = 1;
  const seconds = Math.round((performance.now() - begun) / 1000);
  results.push({ round, seconds, result: said.split('\n').at(-1) ?? '' });
  console.log(`round ${round} of ${rounds}: ${seconds} s, ${results.at(-1)?.result}`);
}
console.log(`under load: ${load.length - 1} cores busy, one disk writer`);
console.table(results);
endAll();
