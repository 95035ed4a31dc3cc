/** One entry per question about axes, from comparisons with each of the seven other choices. */
import type { Axes, Check, CheckId } from '../../dataset/inputChecks';

/** A choice of axes compared with the data as stored. */
export type AxesCheck = Check & { readonly axes: Axes };

/** Whether the first value of `alternative` is the better one. */
type Better = (a: number, b: number) => boolean;

/** Which question a choice of axes answers: swapped ones are one question, mirrored or not. */
const questionOf = ({ id, axes: { swap, flipX, flipY } }: AxesCheck): CheckId => {
  if (id === 'detector') return id;
  if (swap) return 'axes';
  if (flipX && flipY) return 'flip-both';
  return flipX ? 'flip-x' : 'flip-y';
};

const QUESTIONS = ['axes', 'flip-x', 'flip-y', 'flip-both', 'detector'] as const;

/**
 * At most one choice is right, so that at most one is accused: the best of those that explain more than the data as
 * stored. @param positions,detector each choice for the positions, and for the patterns
 */
export function axesQuestions(
  positions: readonly AxesCheck[],
  detector: readonly AxesCheck[],
  better: Better = (a, b) => a > b,
): readonly Check[] {
  const all = [...positions, ...detector];
  const accused = best(
    all.filter(({ verdict }) => verdict === 'contradicted'),
    better,
  );
  return QUESTIONS.flatMap((id): Check[] => {
    const own = all.filter((check) => questionOf(check) === id);
    const shown = accused && own.includes(accused) ? accused : best(own, better);
    if (!shown) return [];
    if (shown === accused || shown.verdict !== 'contradicted') return [{ ...shown, id }];
    return [{ ...shown, id, verdict: 'cannot-tell', reason: 'other-axes' }];
  });
}

function best(checks: readonly AxesCheck[], better: Better): AxesCheck | undefined {
  let found: AxesCheck | undefined;
  for (const check of checks)
    if (!found || better(check.alternative ?? -Infinity, found.alternative ?? -Infinity))
      found = check;
  return found;
}
