// @ts-check
/**
 * `npm run test:ptychopinn`: what Pinnboard exports, run by the real PtychoPINN on this machine's CPU.
 * `-- --all` adds the rule table and many more random cases, drawn anew each time; `-- --seed N` repeats a run's random
 * cases, and gives the short run other ones.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../build/paths.mjs';
import { testPython } from '../../build/python.mjs';
import { countsOf, countsOfError, printCounts, vitestCounts } from '../../build/report.mjs';
import { takeTemporaryFolder } from '../../build/temporary.mjs';
import { findProgram } from './program.mjs';

const REPORT = path.join(ROOT, 'test-results/ptychopinn.json');

/** For a test of forty trainings on a busy machine, where an hour was too short: its limit is for what hangs. */
const LIMIT_MS = 4 * 3_600_000;

/** The short run draws the same cases each time: what a landing waits for must not depend on a die. */
const SHORT_SEED = '20261128';

/** @param {string} program @param {{ all: boolean, seed: string, only: string[] }} options */
function journeys(program, { all, seed, only }) {
  const tests = only.length > 0 ? only : ['test/ptychopinn'];
  const words = ['run', ...tests, ...(all ? [] : ['--exclude=**/*.all.test.ts'])];
  const reports = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${REPORT}`];
  const { status } = spawnSync(
    path.join(ROOT, 'node_modules/.bin/vitest'),
    [
      ...words,
      ...reports,
      '--maxWorkers=2',
      `--testTimeout=${LIMIT_MS}`,
      `--hookTimeout=${LIMIT_MS}`,
    ],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: {
        ...process.env,
        PINNBOARD_PTYCHOPINN: program,
        PINNBOARD_SEED: seed,
        ...(all ? { PINNBOARD_ALL: '1' } : {}),
      },
    },
  );
  return countsOf(status ?? 1, () => vitestCounts(REPORT));
}

/** @returns {import('../../build/report.mjs').Counts[]} */
function results() {
  const { values, positionals } = parseArgs({
    options: { all: { type: 'boolean', default: false }, seed: { type: 'string' } },
    allowPositionals: true,
  });
  const seed = values.seed ?? (values.all ? String(randomInt(2 ** 31)) : SHORT_SEED);
  try {
    const program = findProgram();
    if (program === null) {
      console.log(
        'Set PINNBOARD_PTYCHOPINN to a folder with PtychoPINN installed (test/ptychopinn/README.md).',
      );
      return [
        {
          passed: 0,
          failed: 0,
          skipped: ['npm run test:ptychopinn (PtychoPINN is not installed)'],
        },
      ];
    }
    testPython();
    console.log(`PtychoPINN in ${program}; seed ${seed}`);
    return [journeys(program, { all: values.all, seed, only: positionals })];
  } catch (error) {
    return [countsOfError(error)];
  }
}

takeTemporaryFolder();
process.exitCode = printCounts(results()) ? 0 : 1;
