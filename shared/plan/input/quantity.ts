/** Whether the patterns hold what the run expects: by count statistics, else by which fits the prediction. */
import type { Check } from '../../dataset/inputChecks';
import { correlation, median } from './similarity';
import {
  type FitErrors,
  fitError,
  type Quantity,
  quantityByCounts,
  quantityByFit,
} from './statistics';

/** @param stored patterns as they are @param centred the same with zero frequency in the middle */
export function quantityCheck(
  stored: readonly Float32Array[],
  centred: readonly Float32Array[],
  predicted: readonly Float32Array[] | null,
  expects: Quantity,
): { readonly check: Check; readonly holds: Quantity } {
  const errors = centred.flatMap((pattern, at) => {
    const own = predicted?.[at];
    if (!own || correlation(pattern, own) === null) return [];
    return [{ asAmplitude: fitError(pattern, own), asIntensity: fitError(roots(pattern), own) }];
  });
  const likeness = (of: (pattern: Float32Array) => Float32Array) => {
    const values = centred.flatMap((one, at) => correlation(of(one), predicted?.[at] ?? []) ?? []);
    return values.length > 0 ? median(values) : null;
  };
  const [asAmplitude, asIntensity] = [likeness((pattern) => pattern), likeness(roots)];
  const seen = {
    id: 'quantity',
    stored: expects === 'amplitude' ? asAmplitude : asIntensity,
    alternative: expects === 'amplitude' ? asIntensity : asAmplitude,
    ...(errors.length > 0 ? { votes: votesOf(errors, expects) } : {}),
  } as const;
  const [counted, fitted] = [quantityByCounts(stored), quantityByFit(errors)];
  const evidence = counted ? 'statistics' : 'prediction';
  const holds = counted ?? fitted;
  if (!holds || (fitted && fitted !== holds)) {
    const reason = holds ? 'conflict' : 'unclear';
    return { check: { ...seen, verdict: 'cannot-tell', reason, evidence }, holds: expects };
  }
  const verdict = holds === expects ? 'in-order' : 'contradicted';
  return { check: { ...seen, verdict, evidence }, holds };
}

function votesOf(errors: readonly FitErrors[], expects: Quantity) {
  const better = errors.filter((e) => e.asAmplitude < e.asIntensity).length;
  const [amplitude, intensity] = [better, errors.length - better];
  return expects === 'amplitude'
    ? { stored: amplitude, alternative: intensity, of: errors.length }
    : { stored: intensity, alternative: amplitude, of: errors.length };
}

export const roots = (pattern: Float32Array): Float32Array => pattern.map(Math.sqrt);
