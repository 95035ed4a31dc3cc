// @ts-check
/** `npm test`: unit and conformance tests, then the end-to-end tests in the real window; counts from their reports. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { bundleIfStale } from './bundle.mjs';
import { resolveElectron } from './electron/resolve.mjs';
import { ROOT } from './paths.mjs';
import { testPython } from './python.mjs';
import { countsOf, playwrightCounts, printCounts, vitestCounts } from './report.mjs';
import { ensureSystem } from './system.mjs';
import { takeTemporaryFolder } from './temporary.mjs';

const REPORTS = path.join(ROOT, 'test-results');
const bin = (/** @type {string} */ name) => path.join(ROOT, 'node_modules/.bin', name);

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
    .status ?? 1;

function unit() {
  const status = run(bin('vitest'), [
    'run',
    'test/unit',
    'test/conformance',
    'test/components',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=test-results/unit.json',
    // Of two cores vitest would leave one to itself, which is then idle most of the time.
    '--maxWorkers=2',
  ]);
  return countsOf(status, () => vitestCounts(path.join(REPORTS, 'unit.json')));
}

function endToEnd() {
  const { executable } = resolveElectron();
  const env = {
    PINNBOARD_ELECTRON: executable,
    PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(REPORTS, 'e2e.json'),
  };
  const status = run(bin('playwright'), ['test', '--config', 'test/e2e/playwright.config.ts'], env);
  return countsOf(status, () => playwrightCounts(path.join(REPORTS, 'e2e.json')));
}

takeTemporaryFolder();
rmSync(REPORTS, { recursive: true, force: true });
/** @type {import('./report.mjs').Counts[]} */
const results = [];
try {
  ensureSystem('test');
  // Once for all the processes that tests run in.
  testPython();
  await bundleIfStale();
  if (!process.argv.includes('--e2e')) results.push(unit());
  if (!process.argv.includes('--unit')) results.push(endToEnd());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  results.push({ passed: 0, failed: 1, skipped: [] });
}
process.exit(printCounts(results) ? 0 : 1);
