/** The checks of a dataset's network input, as the command line prints them. */
import { AppError, isCancelled } from '../../shared/errors/appError';
import { errorText } from '../../shared/errors/words';
import type { InputChecks } from '../../shared/plan/input/checks';
import { expectedQuantity, patternNames } from '../../shared/plan/input/expected';
import {
  CHECK_TITLES,
  checkSentence,
  remedy,
  summary,
  verdictWords,
} from '../../shared/plan/input/words';
import type { NoInputs, PlanInputs } from '../../shared/plan/inputs';
import type { JobContext } from '../node/jobs/jobContext';
import { MemberCache } from '../node/npz/memberCache';
import { OpenNpz } from '../node/npz/openNpz';
import { checksOf } from '../node/plan/input';
import { InputSources } from '../node/plan/inputSource';

/** Tests the patterns that the run reads of a dataset, or why they cannot be tested. */
export async function checkDataset(
  dataset: string,
  inputs: PlanInputs | NoInputs,
  context: JobContext,
): Promise<InputChecks | { readonly reason: string }> {
  try {
    const npz = await OpenNpz.open(dataset, new MemberCache());
    try {
      const array = patternNames(inputs).find((name) => npz.has(name)) ?? 'diffraction';
      const source = await new InputSources().of(npz, array, context);
      return await checksOf(source, { expects: expectedQuantity(inputs), fit: true }, context);
    } finally {
      await npz.close();
    }
  } catch (error) {
    if (error instanceof AppError && !isCancelled(error)) return { reason: error.message };
    throw error;
  }
}

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
