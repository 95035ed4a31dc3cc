/** Axes without an object to predict from: by fits under each of the eight choices. */

import type { Axes, Check, Reason } from '../../dataset/inputChecks';
import { type AxesCheck, axesQuestions } from './axesChecks';
import { areFarApart, FIT_PATTERNS, fitObject, middleOfScan } from './axesFit';
import { type Field, OTHER_AXES, type ScanPositions } from './field';
import type { CheckContext } from './sample';
import { median } from './similarity';
import { FEWEST_PATTERNS } from './votes';

/** The right choice was better than the second by 1.04 to 2.8; below this, nothing is claimed. */
const CLEARLY = 1.03;
const AS_STORED: Axes = { swap: false, flipX: false, flipY: false };

export { FIT_PATTERNS, middleOfScan };

/** @param measured amplitudes of the patterns `indices`, zero frequency in the middle */
export async function fitChecks(
  measured: readonly Float32Array[],
  indices: readonly number[],
  positions: ScanPositions,
  probe: Field,
  context: CheckContext,
): Promise<readonly Check[]> {
  if (measured.length < FEWEST_PATTERNS) return untold('few-patterns');
  if (areFarApart(indices, positions, probe.rows)) return untold('far-apart');
  const fits: { readonly axes: Axes; readonly errors: readonly number[] }[] = [];
  const choices = [AS_STORED, ...OTHER_AXES];
  for (const axes of choices) {
    const { errors } = await fitObject(measured, indices, positions, probe, axes, context);
    fits.push({ axes, errors });
  }
  const [stored, ...others] = fits;
  if (!stored) return untold('few-patterns');
  const ranked = fits.map(({ errors }) => median(errors)).sort((a, b) => a - b);
  const compared = others.map((other): AxesCheck => {
    const votes = {
      stored: other.errors.filter((error, at) => error > (stored.errors[at] ?? 0)).length,
      alternative: other.errors.filter((error, at) => error < (stored.errors[at] ?? 0)).length,
      of: other.errors.length,
    };
    const [own, alternative] = [median(stored.errors), median(other.errors)];
    const seen = {
      id: 'axes',
      evidence: 'fit',
      axes: other.axes,
      stored: own,
      alternative,
      votes,
    } as const;
    const [first = 0, second = 0] = ranked;
    if (own <= first * CLEARLY ** 0.5 && alternative >= own * CLEARLY)
      return { ...seen, verdict: 'in-order' };
    const wins = alternative === first && second >= first * CLEARLY && own >= first * CLEARLY;
    return wins && votes.alternative > 0.6 * votes.of
      ? { ...seen, verdict: 'contradicted' }
      : { ...seen, verdict: 'cannot-tell', reason: 'alike' };
  });
  return axesQuestions(compared, [], (a, b) => a < b);
}

/** The questions about axes, none of them answered. */
export function untold(reason: Reason): readonly Check[] {
  return (['axes', 'flip-x', 'flip-y', 'flip-both'] as const).map((id) => ({
    id,
    verdict: 'cannot-tell',
    evidence: 'fit',
    stored: null,
    alternative: null,
    reason,
  }));
}
