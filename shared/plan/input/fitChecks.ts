/** Axes and order without an object to predict from: by fits under each of the eight choices of axes, and in each order. */

import type { Axes, Check, Reason } from '../../dataset/inputChecks';
import { type AxesCheck, axesQuestions } from './axesChecks';
import { areFarApart, type Fitted, fitObject } from './axesFit';
import { ALL_AXES, type Field, type ScanPositions, sameAxes } from './field';
import { besideOrder } from './orderChecks';
import type { CheckContext } from './sample';
import { reordered, type TriedOrder } from './scanOrder';
import { median } from './similarity';
import { cannotTell, FEWEST_PATTERNS } from './votes';

/** The right choice was better than the second by 1.04 to 2.8; below this, nothing is claimed. */
const CLEARLY = 1.03;
/** Of the patterns must fit better. */
const AGREEING = 0.6;
const AS_STORED: Axes = { swap: false, flipX: false, flipY: false };

interface AxesFit extends Fitted {
  readonly axes: Axes;
}

/** What is fitted. */
interface FitQuestion {
  /** Amplitudes of the patterns, zero frequency in the middle. */
  readonly measured: readonly Float32Array[];
  /** Of the patterns. */
  readonly indices: readonly number[];
  readonly positions: ScanPositions;
  readonly probe: Field;
  readonly orders: readonly FittedOrder[];
}

interface FittedOrder extends TriedOrder {
  /** Its patterns have the same positions as stored, each another one. An order without that can lose, but not win. */
  readonly isHeld: boolean;
}

export async function fitChecks(
  question: FitQuestion,
  context: CheckContext,
): Promise<readonly Check[]> {
  const { measured, indices, positions, probe } = question;
  if (measured.length < FEWEST_PATTERNS) return unfitted('few-patterns');
  if (areFarApart(indices, positions, probe.rows)) return unfitted('far-apart');
  const fits: AxesFit[] = [];
  for (const axes of ALL_AXES)
    fits.push({ axes, ...(await fitObject(measured, indices, positions, probe, axes, context)) });
  const axes = axesByFit(fits);
  return besideOrder(axes, await orderByFit(question, fits, axes, context));
}

function axesByFit(fits: readonly AxesFit[]): readonly Check[] {
  const [stored, ...others] = fits;
  if (!stored) return [];
  const [first = 0, second = 0] = ranked(fits);
  const own = median(stored.errors);
  const compared = others.map((other): AxesCheck => {
    const alternative = median(other.errors);
    const seen = {
      id: 'axes',
      axes: other.axes,
      ...measuredOf(stored.errors, other.errors),
    } as const;
    if (own <= first * CLEARLY ** 0.5 && alternative >= own * CLEARLY)
      return { ...seen, verdict: 'in-order' };
    const wins = alternative === first && second >= first * CLEARLY && own >= first * CLEARLY;
    return wins && seen.votes.alternative > AGREEING * seen.votes.of
      ? { ...seen, verdict: 'contradicted' }
      : { ...seen, verdict: 'cannot-tell', reason: 'alike' };
  });
  return axesQuestions(compared, [], (a, b) => a < b);
}

interface OrderFit extends FittedOrder, Fitted {
  /** Stopped half-way: the order as stored was clearly better. */
  readonly isHopeless: boolean;
}

/** @param fits under each choice of axes, those as stored first @param axes what they say */
async function orderByFit(
  question: FitQuestion,
  fits: readonly AxesFit[],
  axes: readonly Check[],
  context: CheckContext,
): Promise<Check> {
  const [stored] = fits;
  if (!stored) return cannotTell('order', 'fit', 'alike');
  const others: OrderFit[] = [];
  for (const tried of question.orders) {
    const { indices, positions, probe } = question;
    if (areFarApart(indices, reordered(positions, tried.order), probe.rows))
      return cannotTell('order', 'fit', 'scattered');
    others.push(await fitOrder(question, tried, fits, context));
  }
  const compared = others
    .map((other) => ({ other, ...comparedWith(stored, other) }))
    .sort((a, b) => a.alternative / a.stored - b.alternative / b.stored);
  const held = compared.filter(({ other }) => other.isHeld);
  const [nearest, best = nearest] = [compared[0], held[0]];
  if (!nearest || !best) return cannotTell('order', 'fit', 'alike');
  const [first = 0] = ranked(fits);
  const own = median(stored.errors);
  if (own <= first * CLEARLY ** 0.5 && nearest.alternative >= nearest.stored * CLEARLY)
    return { ...seenOf(nearest), verdict: 'in-order' };
  const rivals = held.flatMap(({ other }) =>
    other === best.other || other.isHopeless ? [] : other,
  );
  const [next = 0] = ranked([...fits, ...rivals]);
  const { votes, alternative, other } = best;
  const wins = other.isHeld && !other.isHopeless && next >= alternative * CLEARLY;
  if (wins && votes.alternative > AGREEING * votes.of)
    return { ...seenOf(best), verdict: 'contradicted' };
  const accused = axes.find(({ verdict }) => verdict === 'contradicted');
  if (!accused)
    return {
      ...seenOf(nearest),
      verdict: 'cannot-tell',
      reason: nearest.other.isHeld ? 'alike' : 'scattered',
    };
  const isEqual = alternative <= (accused.alternative ?? 0) * CLEARLY;
  return {
    ...seenOf(best),
    verdict: 'cannot-tell',
    reason: isEqual ? 'same-as-axes' : 'other-axes',
  };
}

const comparedWith = (stored: Fitted, other: OrderFit) =>
  other.isHopeless
    ? measuredOf(stored.halfway, other.halfway)
    : measuredOf(stored.errors, other.errors);

const seenOf = ({
  other: { order },
  ...measured
}: { readonly other: OrderFit } & ReturnType<typeof measuredOf>) =>
  ({ id: 'order', order, ...measured }) as const;

async function fitOrder(
  { measured, indices, positions, probe }: FitQuestion,
  tried: FittedOrder,
  fits: readonly AxesFit[],
  context: CheckContext,
): Promise<OrderFit> {
  const [stored] = fits;
  const same = fits.find(({ axes }) => tried.sameAs && sameAxes(axes, tried.sameAs));
  if (same) return { ...tried, ...same, isHopeless: false };
  let isHopeless = false;
  const fitted = await fitObject(
    measured,
    indices,
    reordered(positions, tried.order),
    probe,
    AS_STORED,
    context,
    (halfway) => {
      const seen = measuredOf(stored?.halfway ?? [], halfway);
      isHopeless =
        seen.alternative >= seen.stored * CLEARLY && seen.votes.stored > AGREEING * seen.votes.of;
      return isHopeless;
    },
  );
  return { ...tried, ...fitted, isHopeless };
}

/** Median errors, the smallest first. */
const ranked = (fits: readonly Fitted[]): readonly number[] =>
  fits.map(({ errors }) => median(errors)).sort((a, b) => a - b);

/** Errors of each pattern under two choices, compared. */
const measuredOf = (stored: readonly number[], other: readonly number[]) => ({
  evidence: 'fit' as const,
  stored: median(stored),
  alternative: median(other),
  votes: {
    stored: other.filter((error, at) => error > (stored[at] ?? 0)).length,
    alternative: other.filter((error, at) => error < (stored[at] ?? 0)).length,
    of: other.length,
  },
});

const FITTED_IDS = ['axes', 'flip-x', 'flip-y', 'flip-both', 'order'] as const;

/** The questions about axes and order, none of them answered. */
export const unfitted = (reason: Reason): readonly Check[] =>
  FITTED_IDS.map((id) => cannotTell(id, 'fit', reason));
