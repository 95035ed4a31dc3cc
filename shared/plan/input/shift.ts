/** Whether zero frequency is in the middle of the patterns: by the probe's own pattern, and by where the energy is. */
import type { Check } from '../../dataset/inputChecks';
import { type Field, shifted } from './field';
import { probePattern } from './predict';
import { correlation, meanPattern } from './similarity';
import { centralShare } from './statistics';
import { compare } from './votes';

/** Of the mean amplitude in the central half; no error in 24 scans in both orders. */
const CENTRED = 0.4;
const UNSHIFTED = 0.25;

/** @param patterns as stored */
export function shiftCheck(
  patterns: readonly Float32Array[],
  side: number,
  probe: Field | null,
): Check {
  const energy = byEnergy(meanPattern(patterns), side);
  if (!probe) return energy;
  const expected = probePattern(probe);
  const compared = compare(
    patterns.map((pattern) => correlation(pattern, expected) ?? 0),
    patterns.map((pattern) => correlation(shifted(pattern, side), expected) ?? 0),
  );
  const { verdict } = compared;
  if (verdict === 'cannot-tell' || energy.verdict === 'cannot-tell' || verdict === energy.verdict) {
    if (verdict === 'cannot-tell') return energy;
    return { id: 'shift', evidence: 'prediction', ...compared };
  }
  return {
    id: 'shift',
    evidence: 'prediction',
    ...compared,
    verdict: 'cannot-tell',
    reason: 'conflict',
  };
}

function byEnergy(mean: ArrayLike<number>, side: number): Check {
  const stored = centralShare(mean, side);
  const alternative = centralShare(shifted(mean, side), side);
  const seen = { id: 'shift', evidence: 'statistics', stored, alternative } as const;
  if (stored < UNSHIFTED && alternative > CENTRED) return { ...seen, verdict: 'contradicted' };
  if (stored > CENTRED && alternative < stored) return { ...seen, verdict: 'in-order' };
  return { ...seen, verdict: 'cannot-tell', reason: 'unclear' };
}
