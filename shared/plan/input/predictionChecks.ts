/** What probe and object say of the patterns: do they explain them, with these axes, in this order, in this unit. */

import type { Check } from '../../dataset/inputChecks';
import { type AxesCheck, axesQuestions } from './axesChecks';
import type { Explained, Explainer } from './explain';
import { type Field, OTHER_AXES, reoriented, type ScanPositions } from './field';
import { behindAxes, besideOrder } from './orderChecks';
import { placedAsStored, placedWithAxes } from './placements';
import { otherOrders, reordered } from './scanOrder';
import { correlation, median } from './similarity';
import { unitCheck } from './unit';
import { compare, explains, isPreferred } from './votes';

export interface PredictionChecks {
  readonly checks: readonly Check[];
  readonly correlations: readonly (number | null)[];
}

/** Another choice, and what it explains. */
interface Alternative<C extends Check = Check> {
  readonly check: C;
  readonly explained: Explained;
}

export async function predictionChecks(
  explainer: Explainer,
  object: Field,
  positions: ScanPositions,
): Promise<PredictionChecks> {
  const place = placedAsStored(positions);
  const predicted = await explainer.predicted(place);
  const stored: Explained = { place, scores: explainer.scores(predicted) };

  const turned: Alternative<AxesCheck>[] = [];
  for (const axes of OTHER_AXES) {
    const explained = await explainer.best(placedWithAxes(positions, object, axes));
    const result = compare(stored.scores, explained.scores);
    turned.push({ check: { id: 'axes', evidence: 'prediction', axes, ...result }, explained });
  }
  const correlations = explainer.measured.map((pattern, at) =>
    correlation(pattern, predicted[at] ?? []),
  );
  const detector = detectorComparisons(explainer, stored, predicted);
  const accused = bestAccused([...turned, ...detector]);
  const order = await orderByPrediction(explainer, positions, stored, accused);
  const right = order.check.verdict === 'contradicted' ? order : bestAccused(turned);
  const axes = axesQuestions(
    turned.map(({ check }) => check),
    detector.map(({ check }) => check),
  );
  return {
    correlations,
    checks: [
      matchCheck(correlations, stored.scores),
      ...besideOrder(axes, order.check),
      await unitCheck(explainer, positions, right?.explained ?? stored),
    ],
  };
}

/** The one that explains most of those that explain more than the data as stored. */
const bestAccused = <C extends Check>(
  alternatives: readonly Alternative<C>[],
): Alternative<C> | null =>
  alternatives
    .filter(({ check }) => check.verdict === 'contradicted')
    .reduce<Alternative<C> | null>(
      (best, one) =>
        best && median(best.explained.scores) >= median(one.explained.scores) ? best : one,
      null,
    );

/** The patterns with other axes, at the positions as stored. */
function detectorComparisons(
  explainer: Explainer,
  stored: Explained,
  predicted: readonly Float32Array[],
): Alternative<AxesCheck>[] {
  return OTHER_AXES.map((axes) => {
    const turned = explainer.measured.map((pattern) => reoriented(pattern, explainer.side, axes));
    const scores = explainer.scores(predicted, turned);
    const result = compare(stored.scores, scores);
    return {
      check: { id: 'detector', evidence: 'prediction', axes, ...result },
      explained: { place: stored.place, scores },
    };
  });
}

/** The order that explains most. @param accused what other axes explain better than the data as stored */
async function orderByPrediction(
  explainer: Explainer,
  positions: ScanPositions,
  stored: Explained,
  accused: Alternative<AxesCheck> | null,
): Promise<Alternative> {
  const seen = { id: 'order', evidence: 'prediction' } as const;
  const alternatives: (Alternative & { readonly reason: Check['reason'] })[] = [];
  for (const { order, sameAs } of otherOrders(positions)) {
    const explained = await explainer.best([placedAsStored(reordered(positions, order))]);
    const check: Check = { ...seen, order, ...compare(stored.scores, explained.scores) };
    const reason = accused ? behindAxes(accused.check, sameAs) : check.reason;
    alternatives.push({ check, explained, reason });
  }
  const [best] = alternatives.sort(
    (a, b) => median(b.explained.scores) - median(a.explained.scores),
  );
  if (!best) {
    const { votes: _, ...none } = compare(stored.scores, stored.scores);
    return { check: { ...seen, ...none, alternative: null }, explained: stored };
  }
  const { check, explained, reason } = best;
  if (!accused || check.verdict === 'cannot-tell') return { check, explained };
  const isAccused =
    check.verdict === 'contradicted' && isPreferred(accused.explained.scores, explained.scores);
  return isAccused
    ? { check, explained }
    : { check: { ...check, verdict: 'cannot-tell', reason }, explained };
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
