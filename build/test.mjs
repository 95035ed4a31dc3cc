// @ts-check
/** `npm test`: unit and conformance tests, then the end-to-end tests in the real window; counts from their reports. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundleIfStale } from './bundle.mjs';
import { resolveElectron } from './electron/resolve.mjs';
import { ROOT } from './paths.mjs';
import { ensureSystem } from './system.mjs';

const REPORTS = path.join(ROOT, 'test-results');
const bin = (/** @type {string} */ name) => path.join(ROOT, 'node_modules/.bin', name);

/** @typedef {{ passed: number, failed: number }} Counts */

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
    .status ?? 1;

/** @param {number} status @param {() => Counts} count @returns {Counts} */
function counted(status, count) {
  try {
    const { passed, failed } = count();
    // A runner that ends badly without a failed test, or runs none, has failed all the same.
    return { passed, failed: failed === 0 && (status !== 0 || passed === 0) ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** @param {string} name */
const report = (name) => JSON.parse(readFileSync(path.join(REPORTS, name), 'utf8'));

function unit() {
  const status = run(bin('vitest'), [
    'run',
    'test/unit',
    'test/conformance',
    // Real files, real processes: a slow machine is no failure.
    '--testTimeout=30000',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=test-results/unit.json',
  ]);
  return counted(status, () => {
    const { numPassedTests, numFailedTests } = report('unit.json');
    return { passed: numPassedTests, failed: numFailedTests };
  });
}

function endToEnd() {
  const { executable } = resolveElectron();
  const env = {
    PINNBOARD_ELECTRON: executable,
    PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(REPORTS, 'e2e.json'),
  };
  const status = run(bin('playwright'), ['test', '--config', 'test/e2e/playwright.config.ts'], env);
  return counted(status, () => {
    const { expected, unexpected, flaky } = report('e2e.json').stats;
    return { passed: expected, failed: unexpected + flaky };
  });
}

rmSync(REPORTS, { recursive: true, force: true });
/** @type {Counts[]} */
const results = [];
try {
  ensureSystem('test');
  await bundleIfStale();
  if (!process.argv.includes('--e2e')) results.push(unit());
  if (!process.argv.includes('--unit')) results.push(endToEnd());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  results.push({ passed: 0, failed: 1 });
}
const total = (/** @type {'passed' | 'failed'} */ key) =>
  results.reduce((sum, counts) => sum + counts[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') === 0 ? 0 : 1);
