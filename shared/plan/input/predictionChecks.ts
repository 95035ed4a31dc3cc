/** What probe and object say of the patterns: do they explain them, with these axes, in this unit. */

import type { Check } from '../../dataset/inputChecks';
import { type AxesCheck, axesQuestions } from './axesChecks';
import type { Explained, Explainer } from './explain';
import { type Field, OTHER_AXES, reoriented, type ScanPositions } from './field';
import { placedAsStored, placedWithAxes } from './placements';
import { correlation, median } from './similarity';
import { unitCheck } from './unit';
import { compare, explains } from './votes';

export interface PredictionChecks {
  readonly checks: readonly Check[];
  readonly correlations: readonly (number | null)[];
}

export async function predictionChecks(
  explainer: Explainer,
  object: Field,
  positions: ScanPositions,
): Promise<PredictionChecks> {
  const place = placedAsStored(positions);
  const predicted = await explainer.predicted(place);
  const stored: Explained = { place, scores: explainer.scores(predicted) };

  const compared: AxesCheck[] = [];
  let right = stored;
  for (const axes of OTHER_AXES) {
    const other = await explainer.best(placedWithAxes(positions, object, axes));
    const result = compare(stored.scores, other.scores);
    compared.push({ id: 'axes', evidence: 'prediction', axes, ...result });
    if (result.verdict === 'contradicted' && median(other.scores) > median(right.scores))
      right = other;
  }
  const correlations = explainer.measured.map((pattern, at) =>
    correlation(pattern, predicted[at] ?? []),
  );
  const detector = detectorComparisons(explainer, stored, predicted);
  return {
    correlations,
    checks: [
      matchCheck(correlations, stored.scores),
      ...axesQuestions(compared, detector),
      await unitCheck(explainer, positions, right),
    ],
  };
}

/** The patterns with other axes, at the positions as stored. */
function detectorComparisons(
  explainer: Explainer,
  stored: Explained,
  predicted: readonly Float32Array[],
): AxesCheck[] {
  return OTHER_AXES.map((axes) => {
    const turned = explainer.measured.map((pattern) => reoriented(pattern, explainer.side, axes));
    const result = compare(stored.scores, explainer.scores(predicted, turned));
    return { id: 'detector', evidence: 'prediction', axes, ...result };
  });
}

/** Whether probe and object explain the patterns at all. A bad object is no mistake of the data, so that this accuses nobody. */
function matchCheck(correlations: readonly (number | null)[], scores: readonly number[]): Check {
  const known = correlations.flatMap((value) => value ?? []);
  const seen = {
    id: 'match',
    evidence: 'prediction',
    stored: known.length > 0 ? median(known) : null,
    alternative: null,
  } as const;
  return explains(scores)
    ? { ...seen, verdict: 'in-order' }
    : { ...seen, verdict: 'cannot-tell', reason: 'neither' };
}
