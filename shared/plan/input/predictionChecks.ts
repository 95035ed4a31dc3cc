/** What probe and object say of the patterns: do they explain them, with these axes, in this order, in this unit. */

import type { Check } from '../../dataset/inputChecks';
import { type AxesCheck, axesQuestions } from './axesChecks';
import type { Explained, Explainer } from './explain';
import { type Field, OTHER_AXES, reoriented, type ScanPositions } from './field';
import { besideOrder } from './orderChecks';
import { placedAsStored, placedWithAxes } from './placements';
import { otherOrders, reordered } from './scanOrder';
import { correlation, median } from './similarity';
import { unitCheck } from './unit';
import { cannotTell, compare, explains, isPreferred } from './votes';

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
const bestAccused = <A extends Alternative>(alternatives: readonly A[]): A | null =>
  alternatives
    .filter(({ check }) => check.verdict === 'contradicted')
    .reduce<A | null>(
      (best, one) =>
        best && (best.check.alternative ?? 0) >= (one.check.alternative ?? 0) ? best : one,
      null,
    );

/** The patterns with other axes, at the positions as stored. */
function detectorComparisons(
  explainer: Explainer,
  stored: Explained,
  predicted: readonly Float32Array[],
): Alternative<AxesCheck>[] {
  return OTHER_AXES.map((axes) => {
    const turned = explainer.particular.map((pattern) => reoriented(pattern, explainer.side, axes));
    const scores = explainer.scores(predicted, turned);
    const result = compare(stored.scores, scores);
    return {
      check: { id: 'detector', evidence: 'prediction', axes, ...result },
      explained: { place: stored.place, scores },
    };
  });
}

/**
 * The accused order, or one that is as good as that stored, or the best of the others. Only patterns are compared whose
 * place another order changes. @param accused what other axes explain better than the data as stored
 */
async function orderByPrediction(
  explainer: Explainer,
  positions: ScanPositions,
  stored: Explained,
  accused: Alternative<AxesCheck> | null,
): Promise<Alternative> {
  const alternatives: Alternative[] = [];
  for (const { order } of otherOrders(positions)) {
    const explained = await explainer.best([placedAsStored(reordered(positions, order))]);
    const compared = compare(...apart(explainer, stored, explained));
    const check: Check = { id: 'order', evidence: 'prediction', order, ...compared };
    alternatives.push({ check, explained });
  }
  const best =
    bestAccused(alternatives) ??
    alternatives
      .filter(
        ({ check }) =>
          check.verdict === 'cannot-tell' ||
          alternatives.every((one) => one.check.verdict === 'in-order'),
      )
      .sort((a, b) => (b.check.alternative ?? -1) - (a.check.alternative ?? -1))[0];
  if (!best) return { check: cannotTell('order', 'prediction', 'alike'), explained: stored };
  const { check, explained } = best;
  if (!accused) return best;
  const isAccused =
    check.verdict === 'contradicted' &&
    isPreferred(...apart(explainer, accused.explained, explained));
  if (isAccused) return best;
  const reason = check.verdict === 'contradicted' ? 'same-as-axes' : 'other-axes';
  return { check: { ...check, verdict: 'cannot-tell', reason }, explained };
}

/** In pixels. */
const SAME_PLACE = 0.5;

/** Scores of the patterns that have another place in one explanation than in the other. */
function apart({ indices }: Explainer, a: Explained, b: Explained): [number[], number[]] {
  const moved = [...indices.keys()].filter((at) => {
    const [[ax, ay], [bx, by]] = [a.place(indices[at] ?? 0), b.place(indices[at] ?? 0)];
    return Math.hypot(bx - ax, by - ay) > SAME_PLACE;
  });
  const scores = (one: Explained) => moved.map((at) => one.scores[at] ?? 0);
  return [scores(a), scores(b)];
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
