// @ts-check
/** What the runners' JSON reports count; a test that was skipped is named, so that nobody takes it for passed. */
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: string[] }} Counts */
/** @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite */
/** @typedef {{ title: string, tests: { status: string, annotations: { description?: string }[] }[] }} Spec */
/** @typedef {{ status: string, fullName: string }} Assertion */

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Vitest's report. A file that fails before its tests is a failure, too.
 * @param {string} file @returns {Counts}
 */
export function vitestCounts(file) {
  const { numPassedTests, numFailedTests, testResults } = read(file);
  /** @type {Assertion[]} */
  const tests = testResults.flatMap(
    (/** @type {{ assertionResults: Assertion[] }} */ one) => one.assertionResults,
  );
  const broken = testResults.filter(
    (/** @type {{ status: string, assertionResults: Assertion[] }} */ one) =>
      one.status === 'failed' && !one.assertionResults.some(({ status }) => status === 'failed'),
  );
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: skipped.map(({ fullName }) => fullName),
  };
}

/** @param {Suite} suite @returns {Spec[]} */
const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];

/** Playwright's report. @param {string} file @returns {Counts} */
export function playwrightCounts(file) {
  const { stats, suites } = read(file);
  const skipped = suites
    .flatMap(specsOf)
    .filter((/** @type {Spec} */ { tests }) => tests.some(({ status }) => status === 'skipped'));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: skipped.map((/** @type {Spec} */ { title, tests }) => {
      const why = tests.flatMap(({ annotations }) =>
        annotations.map((one) => one.description ?? ''),
      );
      return why.length > 0 ? `${title} (${why.join('; ')})` : title;
    }),
  };
}

/**
 * A runner's counts, whatever became of it: one that ends badly without a failed test, or runs none, has failed.
 * @param {number} status @param {() => Counts} count @returns {Counts}
 */
export function countsOf(status, count) {
  try {
    const { passed, failed, skipped } = count();
    const bad = failed === 0 && (status !== 0 || passed === 0);
    return { passed, failed: bad ? 1 : failed, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
}

/** Prints the skipped tests, then the sum as the last line; whether nothing failed. @param {readonly Counts[]} results */
export function printCounts(results) {
  for (const title of results.flatMap(({ skipped }) => skipped)) console.log(`Skipped: ${title}`);
  const total = (/** @type {'passed' | 'failed'} */ key) =>
    results.reduce((sum, counts) => sum + counts[key], 0);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0;
}
