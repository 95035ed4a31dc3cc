/** The checks of a dataset's network input, as the command line prints them. */

import type { InputChecks } from '../../shared/dataset/inputChecks';
import { errorText } from '../../shared/errors/words';
import {
  CHECK_TITLES,
  checkSentence,
  remedy,
  summary,
  verdictWords,
} from '../../shared/plan/input/words';

/** The checks as JSON: each with its numbers and its words. */
export const checksJson = (made: InputChecks) => ({
  patterns: made.count,
  sampled: made.sampled,
  unreadable: made.unreadable.map(({ index, error }) => ({ index, message: errorText(error) })),
  correlations: made.correlations,
  checks: made.checks.map((check) => ({
    id: check.id,
    verdict: check.verdict,
    words: verdictWords(check),
    detail: checkSentence(check),
    evidence: check.evidence,
    stored: check.stored,
    alternative: check.alternative,
    axes: check.axes ?? null,
    order: check.order ?? null,
    votes: check.votes ?? null,
    reason: check.reason ?? null,
  })),
});

/** Rows of a table, and what to do about what is contradicted. */
export function checksText(made: InputChecks): {
  title: string;
  rows: string[][];
  advice: string[];
} {
  const accused = made.checks.filter(({ verdict }) => verdict === 'contradicted');
  return {
    title: `${summary(made)} (${made.sampled.length} of ${made.count} patterns)`,
    rows: made.checks.map((check) => [
      `  ${CHECK_TITLES[check.id]}`,
      verdictWords(check),
      checkSentence(check),
    ]),
    advice: accused.map((check) => `  ${CHECK_TITLES[check.id]}: ${remedy(check)}`),
  };
}
