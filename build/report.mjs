// @ts-check
/**
 * What the runners' JSON reports count. A test that was skipped is named, so that nobody takes it for passed; one that
 * failed is named at the end, since of a long output often only the end is kept.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './paths.mjs';

/** @typedef {{ passed: number, failed: number, skipped: string[], failures?: string[] }} Counts */
/** @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite */
/** @typedef {{ errors?: { message?: string }[] }} Attempt */
/** @typedef {{ status: string, annotations: { description?: string }[], results?: Attempt[] }} Trial */
/** @typedef {{ title: string, file?: string, line?: number, tests: Trial[] }} Spec */
/** @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion */
/** @typedef {{ name: string, status: string, message?: string, assertionResults: Assertion[] }} TestFile */

const MOST_OF_MESSAGE = 600;

/** What failed and how: a heading, then the start of its message. @param {string} heading @param {string} [message] */
function failure(heading, message = '') {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/node_modules|<anonymous>/.test(line));
  const start = lines.join('\n').slice(0, MOST_OF_MESSAGE);
  return start === '' ? heading : `${heading}\n${start.replace(/^/gm, '    ')}`;
}

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Vitest's report. A file that fails before its tests is a failure, too.
 * @param {string} file @returns {Counts}
 */
export function vitestCounts(file) {
  const report = read(file);
  /** @type {TestFile[]} */
  const files = report.testResults;
  const broken = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  const place = (/** @type {TestFile} */ { name }) => path.relative(ROOT, name);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: files
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => fullName),
    failures: [
      ...broken.map((one) => failure(place(one), one.message)),
      ...files.flatMap((one) =>
        one.assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName, failureMessages = [] }) =>
            failure(`${place(one)} › ${fullName}`, failureMessages.join('\n')),
          ),
      ),
    ],
  };
}

/** @param {Suite} suite @returns {Spec[]} */
const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];

/** Playwright's report. @param {string} file @returns {Counts} */
export function playwrightCounts(file) {
  const { stats, suites } = read(file);
  /** @type {Spec[]} */
  const specs = suites.flatMap(specsOf);
  const withStatus = (/** @type {string[]} */ ...wanted) =>
    specs.filter(({ tests }) => tests.some(({ status }) => wanted.includes(status)));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: withStatus('skipped').map(({ title, tests }) => {
      const why = tests.flatMap(({ annotations }) =>
        annotations.map((one) => one.description ?? ''),
      );
      return why.length > 0 ? `${title} (${why.join('; ')})` : title;
    }),
    failures: withStatus('unexpected', 'flaky').map((spec) => {
      const errors = spec.tests.flatMap(({ results = [] }) =>
        results.flatMap((one) => one.errors ?? []),
      );
      const messages = errors.map((one) => one.message ?? '');
      return failure(`${spec.file}:${spec.line} › ${spec.title}`, messages.join('\n'));
    }),
  };
}

/**
 * A runner's counts, whatever became of it: one that ends badly without a failed test, or runs none, has failed.
 * @param {number} status @param {() => Counts} count @returns {Counts}
 */
export function countsOf(status, count) {
  try {
    const counts = count();
    const bad = counts.failed === 0 && (status !== 0 || counts.passed === 0);
    return bad ? { ...counts, failed: 1, failures: [failure(`ended with ${status}`)] } : counts;
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
}

/** Of a runner that could not be run: says why. @param {unknown} error @returns {Counts} */
export function countsOfError(error) {
  console.error(error instanceof Error ? error.message : error);
  return { passed: 0, failed: 1, skipped: [] };
}

/**
 * Prints the skipped tests, the failed ones, then the sum as the last line; whether nothing failed.
 * @param {readonly Counts[]} results
 */
export function printCounts(results) {
  for (const title of results.flatMap(({ skipped }) => skipped)) console.log(`Skipped: ${title}`);
  for (const one of results.flatMap(({ failures = [] }) => failures)) console.log(`Failed: ${one}`);
  const total = (/** @type {'passed' | 'failed'} */ key) =>
    results.reduce((sum, counts) => sum + counts[key], 0);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0;
}
