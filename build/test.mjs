// @ts-check
/**
 * `npm test`: unit and conformance tests, and beside them the end-to-end tests in the real window, which mostly wait for
 * it; counts from their reports. `-- --unit` and `-- --e2e` run one of the two, `-- --ready` neither: it makes what they need.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { bundleIfStale } from './bundle.mjs';
import { resolveElectron } from './electron/resolve.mjs';
import { ROOT } from './paths.mjs';
import { testPython } from './python.mjs';
import { countsOf, playwrightCounts, printCounts, vitestCounts } from './report.mjs';
import { run } from './runner.mjs';
import { ensureSystem } from './system.mjs';
import { takeTemporaryFolder } from './temporary.mjs';

const REPORTS = path.join(ROOT, 'test-results');
const bin = (/** @type {string} */ name) => path.join(ROOT, 'node_modules/.bin', name);

async function unit() {
  const status = await run(bin('vitest'), [
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

/** @param {Promise<unknown>} [turn] when it may print */
async function endToEnd(turn) {
  const { executable } = resolveElectron();
  const env = {
    PINNBOARD_ELECTRON: executable,
    PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(REPORTS, 'e2e.json'),
  };
  const args = ['test', '--config', 'test/e2e/playwright.config.ts'];
  const status = await run(bin('playwright'), args, { env, turn });
  return countsOf(status, () => playwrightCounts(path.join(REPORTS, 'e2e.json')));
}

/** @param {unknown} error @returns {import('./report.mjs').Counts} */
function failed(error) {
  console.error(error instanceof Error ? error.message : error);
  return { passed: 0, failed: 1, skipped: [] };
}

/** Makes what the tests need, once for all the processes that they run in. */
async function makeReady() {
  ensureSystem('test');
  testPython();
  await bundleIfStale();
}

const asks = (/** @type {string} */ word) => process.argv.includes(word);

takeTemporaryFolder();
rmSync(REPORTS, { recursive: true, force: true });
/** @type {import('./report.mjs').Counts[]} */
let results;
try {
  await makeReady();
  if (asks('--ready')) process.exit();
  const units = asks('--e2e') ? undefined : unit().catch(failed);
  const windows = asks('--unit') ? undefined : endToEnd(units).catch(failed);
  results = (await Promise.all([units, windows])).filter((one) => one !== undefined);
} catch (error) {
  results = [failed(error)];
}
// Not `process.exit`, which would cut off what a pipe has not taken yet.
process.exitCode = printCounts(results) ? 0 : 1;
