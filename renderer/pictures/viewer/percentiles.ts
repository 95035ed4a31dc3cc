/** Where the values of a picture are on its scale. */
import type { Scale, Window } from '../scale';

const BINS = 2048;

/** Part of the finite values that is below each of 2048 places of the scale. */
export function cumulative(values: ArrayLike<number>, { unit }: Scale): Float64Array {
  const counts = new Float64Array(BINS + 1);
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const place = unit(values[i] ?? Number.NaN);
    if (Number.isNaN(place)) continue;
    const bin = Math.min(BINS - 1, Math.floor(place * BINS)) + 1;
    counts[bin] = (counts[bin] ?? 0) + 1;
    total += 1;
  }
  let below = 0;
  return counts.map((count) => {
    below += count;
    return total > 0 ? below / total : 0;
  });
}

/** Percentage of the values below a place. */
export const percentAt = (below: Float64Array, unit: number): number =>
  100 * (below[Math.round(unit * BINS)] ?? 0);

/** The window between two percentages of the values. */
export function between(below: Float64Array, low: number, high: number): Window {
  const from = Math.max(0, below.findIndex((part) => part * 100 > low) - 1);
  const found = below.findIndex((part) => part * 100 >= high);
  const to = Math.max(found < 0 ? BINS : found, from + 1);
  return [from / BINS, to / BINS];
}
