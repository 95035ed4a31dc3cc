/** How much the loss of a sweep's points depends on each axis by itself: rank statistics, which need no model of the loss. */
import { jsonText } from '../../json/write';
import type { Value } from '../../values/value';

/** Of an axis whose values have an order, Spearman's correlation; of one of categories, what Kruskal-Wallis tests. */
type ImportanceMethod = 'spearman' | 'kruskal-wallis';

export interface Importance {
  readonly axis: string;
  readonly method: ImportanceMethod;
  /** Points that it rests on. */
  readonly points: number;
  /**
   * Spearman: the rank correlation, -1 to 1; above 0 the loss grows with the axis. Kruskal-Wallis: the share of the
   * ranks' variance between the categories, 0 to 1. Null where it is not known.
   */
  readonly value: number | null;
  /** Whether it is more than chance gives in one of twenty sweeps; null where it is not known. */
  readonly isClear: boolean | null;
  /** Why it is not known. */
  readonly reason: string | null;
}

/** With fewer points even a perfect order is found by chance more often than once in twenty. */
const FEWEST_POINTS = 5;

/** Of one axis: its value and the loss at each point. */
export function importanceOf(
  axis: string,
  points: readonly { readonly value: Value; readonly loss: number }[],
): Importance {
  const values = points.map(({ value }) => value);
  const numbers = values.map(numberOf).filter((value) => value !== null);
  const isOrdered = numbers.length === values.length;
  const method = isOrdered ? 'spearman' : 'kruskal-wallis';
  const known = { axis, method, points: points.length } as const;
  const unknown = (reason: string) => ({ ...known, value: null, isClear: null, reason });
  if (points.length < FEWEST_POINTS)
    return unknown(`It takes ${FEWEST_POINTS} points; there are ${points.length}.`);
  const losses = ranks(points.map(({ loss }) => loss));
  if (losses.every((rank) => rank === losses[0])) return unknown('All points have the same loss.');
  const groups = groupsOf(values.map(isOrdered ? numberText : jsonText));
  if (groups.size < 2) return unknown('All points have the same value.');
  if (!isOrdered && groups.size === points.length)
    return unknown('Each point has a value of its own, and these have no order.');
  const value = isOrdered
    ? correlation(ranks(numbers), losses)
    : shareBetween([...groups.values()], losses);
  const share = isOrdered ? value * value : value;
  const freedom = isOrdered ? 1 : groups.size - 1;
  const isClear = (points.length - 1) * share > chiSquared95(freedom);
  return { ...known, value, isClear, reason: null };
}

/** The strength of an axis on one scale for both methods, 0 to 1; null where it is not known. */
export const strengthOf = ({ method, value }: Importance): number | null =>
  value === null ? null : method === 'spearman' ? Math.abs(value) : Math.sqrt(value);

const numberOf = (value: Value): number | null => {
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return Number.isNaN(Number(value)) ? null : Number(value);
  return null;
};

const numberText = (value: Value): string => String(numberOf(value));

function groupsOf(texts: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  texts.forEach((text, i) => {
    const group = groups.get(text);
    if (group) group.push(i);
    else groups.set(text, [i]);
  });
  return groups;
}

/** From 1; equal numbers share the mean of their ranks. */
function ranks(numbers: readonly number[]): number[] {
  const order = numbers.map((_, i) => i).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
  const ranked = new Array<number>(numbers.length).fill(0);
  for (let first = 0; first < order.length; ) {
    let last = first;
    while (last + 1 < order.length && numbers[order[last + 1] ?? 0] === numbers[order[first] ?? 0])
      last += 1;
    for (let i = first; i <= last; i += 1) ranked[order[i] ?? 0] = (first + last) / 2 + 1;
    first = last + 1;
  }
  return ranked;
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Pearson's, which of ranks is Spearman's. */
function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [x, y] = [mean(xs), mean(ys)];
  const product = (as: readonly number[], a: number, bs: readonly number[], b: number) =>
    as.reduce((sum, one, i) => sum + (one - a) * ((bs[i] ?? 0) - b), 0);
  return product(xs, x, ys, y) / Math.sqrt(product(xs, x, xs, x) * product(ys, y, ys, y));
}

/** Sum of squares between groups over the whole: Kruskal and Wallis' H, corrected for ties, divided by n - 1. */
function shareBetween(groups: readonly (readonly number[])[], losses: readonly number[]): number {
  const centre = mean(losses);
  const whole = losses.reduce((sum, rank) => sum + (rank - centre) ** 2, 0);
  const between = groups.reduce((sum, group) => {
    const own = mean(group.map((i) => losses[i] ?? 0));
    return sum + group.length * (own - centre) ** 2;
  }, 0);
  return between / whole;
}

/** The 95 % quantile of the chi-squared distribution, by Wilson and Hilferty (1931). */
function chiSquared95(freedom: number): number {
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + 1.6449 * Math.sqrt(part)) ** 3;
}
