/**
 * Tests a dataset for the common mistakes of its network input, over a sample of patterns: swapped and mirrored axes,
 * positions in another order, quadrants in FFT order, intensities for amplitudes, positions in another unit. Knows of no
 * files and no window: a function reads pattern i.
 */
import { CHECK_IDS, type Check, type InputChecks, type Reason } from '../../dataset/inputChecks';
import { FIT_PATTERNS } from './axesFit';
import { Explainer } from './explain';
import { type InputSource, type ScanPositions, shifted } from './field';
import { fitChecks, unfitted } from './fitChecks';
import { fitWindow } from './fitWindow';
import { type Model, modelOf } from './model';
import { nearestPosition, neighbourCheck, type Pair } from './neighbours';
import { placedAsStored } from './placements';
import { predictionChecks } from './predictionChecks';
import { quantityCheck, roots } from './quantity';
import { type CheckContext, readSample, type Sample, sampleIndices } from './sample';
import { otherOrders } from './scanOrder';
import { shiftCheck } from './shift';
import { meanPattern, withoutMean } from './similarity';
import type { Quantity } from './statistics';
import { belowAPixel } from './unit';
import { cannotTell, explains } from './votes';

export interface CheckOptions {
  /** What the run reads patterns as. */
  readonly expects: Quantity;
  /** Fit an object for the axes where the file has none: seconds at 64 pixels a side, sixteen times that at 256. */
  readonly fit: boolean;
}

/** Answers every check over a sample. Throws what `context.checkpoint` throws, `source.pattern` unless it is an `AppError`, or a bug. */
export async function checkInput(
  source: InputSource,
  { expects, fit }: CheckOptions,
  context: CheckContext,
): Promise<InputChecks> {
  const { side, count } = source;
  const sample = await readSample(source, sampleIndices(count, side), context);
  const shift = shiftCheck(sample.patterns, side, source.probe);
  const centre = (patterns: readonly Float32Array[]) =>
    shift.verdict === 'contradicted' ? patterns.map((one) => shifted(one, side)) : patterns;
  const centred = centre(sample.patterns);
  const model = modelOf(source);
  const predicted =
    typeof model === 'string' ? null : await predictStored(model, centred, sample, context);
  const quantity = quantityCheck(sample.patterns, centred, predicted, expects);
  const amplitudes = (patterns: readonly Float32Array[]) =>
    quantity.holds === 'intensity' ? centre(patterns).map(roots) : centre(patterns);

  const byModel =
    typeof model === 'string'
      ? {
          correlations: sample.indices.map(() => null),
          checks: await withoutObject(source, model, amplitudes, fit, context),
        }
      : await predictionChecks(
          new Explainer(
            model.probe,
            model.object,
            amplitudes(sample.patterns),
            sample.indices,
            context,
          ),
          model.object,
          model.positions,
        );
  return {
    count,
    sampled: sample.indices,
    unreadable: sample.unreadable,
    correlations: byModel.correlations,
    totals: sample.patterns.map((pattern) => total(pattern, quantity.holds)),
    checks: [
      ...byModel.checks.map((check) => withSpan(check, source.positions)),
      shift,
      quantity.check,
      await neighbours(source, sample, context),
    ],
  };
}

/** Predictions at the positions as stored; null when they explain nothing, and so say nothing of amplitudes. */
async function predictStored(
  { probe, object, positions }: Model,
  centred: readonly Float32Array[],
  { indices }: Sample,
  context: CheckContext,
): Promise<readonly Float32Array[] | null> {
  const explainer = new Explainer(probe, object, centred, indices, context);
  const predicted = await explainer.predicted(placedAsStored(positions));
  return explains(explainer.scores(predicted)) ? predicted : null;
}

/** What can be said of axes and order, and that nothing can be said of match, detector and unit. */
async function withoutObject(
  source: InputSource,
  reason: Reason,
  amplitudes: (patterns: readonly Float32Array[]) => readonly Float32Array[],
  fit: boolean,
  context: CheckContext,
): Promise<readonly Check[]> {
  const unanswered = (['match', 'detector', 'unit'] as const).map((id) =>
    cannotTell(id, 'prediction', reason),
  );
  const fitted = await fittedAxes(source, reason, amplitudes, fit, context);
  return [...unanswered, ...fitted].sort(
    (a, b) => CHECK_IDS.indexOf(a.id) - CHECK_IDS.indexOf(b.id),
  );
}

async function fittedAxes(
  source: InputSource,
  reason: Reason,
  amplitudes: (patterns: readonly Float32Array[]) => readonly Float32Array[],
  fit: boolean,
  context: CheckContext,
): Promise<readonly Check[]> {
  const { positions, probe, side } = source;
  if (!positions || !probe) return unfitted(reason);
  if (!fit) return unfitted('skipped');
  const most = side > 128 ? FIT_PATTERNS / 2 : FIT_PATTERNS;
  const tried = otherOrders(positions);
  const window = fitWindow(
    positions,
    tried.flatMap(({ order, sameAs }) => (sameAs ? [] : [order])),
    most,
  );
  const { patterns, indices } = await readSample(source, window.indices, context);
  const orders = tried.map(({ order, sameAs }) => ({
    order,
    sameAs,
    isHeld: sameAs !== null || window.held.includes(order),
  }));
  return fitChecks({ measured: amplitudes(patterns), indices, positions, probe, orders }, context);
}

/** A scan that spans less than a pixel is in another unit, whatever the object says. */
function withSpan(check: Check, positions: ScanPositions | null): Check {
  const span = check.id === 'unit' && positions ? belowAPixel(positions) : null;
  if (span === null) return check;
  return {
    id: 'unit',
    verdict: 'contradicted',
    evidence: 'statistics',
    stored: span,
    alternative: null,
  };
}

function total(pattern: Float32Array, holds: Quantity): number {
  let sum = 0;
  for (const value of pattern) sum += holds === 'intensity' ? value : value * value;
  return sum;
}

/** Each sampled pattern beside the one of the nearest position. */
async function neighbours(
  source: InputSource,
  sample: Sample,
  context: CheckContext,
): Promise<Check> {
  const { positions } = source;
  if (!positions) return cannotTell('neighbours', 'statistics', 'no-positions');
  const mean = meanPattern(sample.patterns);
  const pairs: Pair[] = [];
  for (const [at, index] of sample.indices.entries()) {
    const nearest = nearestPosition(positions, index);
    if (nearest === undefined) continue;
    const read = await readSample(source, [nearest], context);
    const [neighbour] = read.patterns;
    const own = sample.patterns[at];
    if (!neighbour || !own) continue;
    pairs.push({ own: withoutMean(own, mean), neighbour: withoutMean(neighbour, mean) });
  }
  return neighbourCheck(pairs);
}
