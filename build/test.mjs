// @ts-check
/**
 * `npm test`: unit and conformance tests, and beside them the end-to-end tests in the real window, which mostly wait for
 * it; counts from their reports. `-- --unit` and `-- --e2e` run one of the two.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { resolveElectron } from './electron/resolve.mjs';
import { ROOT } from './paths.mjs';
import { makeReady } from './ready.mjs';
import { countsOf, countsOfError, playwrightCounts, printCounts, vitestCounts } from './report.mjs';
import { run } from './runner.mjs';
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

const asks = (/** @type {string} */ word) => process.argv.includes(word);

takeTemporaryFolder();
rmSync(REPORTS, { recursive: true, force: true });
/** @type {import('./report.mjs').Counts[]} */
let results;
try {
  await makeReady();
  const units = asks('--e2e') ? undefined : unit().catch(countsOfError);
  const windows = asks('--unit') ? undefined : endToEnd(units).catch(countsOfError);
  results = (await Promise.all([units, windows])).filter((one) => one !== undefined);
} catch (error) {
  results = [countsOfError(error)];
}
// Not `process.exit`, which would cut off what a pipe has not taken yet.
process.exitCode = printCounts(results) ? 0 : 1;
