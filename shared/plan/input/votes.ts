/** Two explanations of the same patterns, compared pattern by pattern. */
import type { Check, CheckId, Evidence, Reason, Verdict } from '../../dataset/inputChecks';
import { median } from './similarity';

/** Fewer patterns decide nothing: all of eight by chance is 1 in 128. */
export const FEWEST_PATTERNS = 8;
/** Of the patterns must agree. */
const AGREEING = 0.85;
/**
 * The better explanation correlates at least so with what is particular to each pattern. Right ones have 0.5 to 1 with
 * 10⁴ photons or more in a pattern, wrong ones 0 ± 0.1 in 100 spoiled scans (test/unit/plan/input).
 */
const EXPLAINS = 0.15;
/** And is better by so much (median). */
const MARGIN = 0.08;

/** The answer to a question for which nothing was compared. */
export const cannotTell = (id: CheckId, evidence: Evidence, reason: Reason): Check => ({
  id,
  verdict: 'cannot-tell',
  evidence,
  stored: null,
  alternative: null,
  reason,
});

export type Compared = Pick<Check, 'verdict' | 'stored' | 'alternative' | 'reason' | 'votes'>;

/** Whether those scores are those of an explanation. */
export const explains = (scores: readonly number[]): boolean =>
  scores.length >= FEWEST_PATTERNS && median(scores) >= EXPLAINS;

/** Whether enough patterns are compared, and most of them are explained better by the second of two explanations. */
export const isPreferred = (first: readonly number[], second: readonly number[]): boolean =>
  first.length >= FEWEST_PATTERNS &&
  first.filter((value, at) => (second[at] ?? 0) > value).length >= AGREEING * first.length;

/** @param stored,alternative how well each explains each pattern, in the same order */
export function compare(stored: readonly number[], alternative: readonly number[]): Compared {
  const of = stored.length;
  const gains = stored.map((value, at) => (alternative[at] ?? 0) - value);
  const votes = {
    stored: gains.filter((gain) => gain < 0).length,
    alternative: gains.filter((gain) => gain > 0).length,
    of,
  };
  const measured = {
    stored: of > 0 ? median(stored) : null,
    alternative: of > 0 ? median(alternative) : null,
    votes,
  };
  const [verdict, reason] = judge(
    measured.stored ?? 0,
    measured.alternative ?? 0,
    median(gains),
    votes,
  );
  return { verdict, ...measured, ...(reason === undefined ? {} : { reason }) };
}

function judge(
  stored: number,
  alternative: number,
  gain: number,
  votes: NonNullable<Check['votes']>,
): [Verdict, Reason?] {
  if (votes.of < FEWEST_PATTERNS) return ['cannot-tell', 'few-patterns'];
  if (Math.max(stored, alternative) < EXPLAINS) return ['cannot-tell', 'neither'];
  if (gain >= MARGIN && votes.alternative >= AGREEING * votes.of) return ['contradicted'];
  if (gain <= -MARGIN && votes.stored >= AGREEING * votes.of) return ['in-order'];
  return ['cannot-tell', 'alike'];
}
