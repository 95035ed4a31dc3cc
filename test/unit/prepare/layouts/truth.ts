/** How far prepared arrays are from what they should be. */
import type { SourceValues } from '../../../../shared/prepare/source';

const most = (values: Iterable<number>): number => {
  let out = 0;
  for (const value of values) out = Math.max(out, Number.isNaN(value) ? Infinity : Math.abs(value));
  return out;
};

export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  return most(Array.from(a, (value, at) => value - (b[at] ?? Number.NaN)));
}

/** Positions count up to a common offset. */
export function shiftedDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (values: ArrayLike<number>) =>
    Array.from(values).reduce((all, value) => all + value, 0) / values.length;
  const offset = mean(a) - mean(b);
  return largestDifference(
    Array.from(a, (value) => value - offset),
    b,
  );
}

/** Complex fields count up to a common factor; relative to the largest value. */
export function scaledDifference(a: ArrayLike<number>, b: SourceValues): number {
  const { data } = b;
  let [re, im, norm, peak] = [0, 0, 0, 0];
  for (let at = 0; at < data.length; at += 2) {
    const [p, q, r, s] = [a[at] ?? 0, a[at + 1] ?? 0, data[at] ?? 0, data[at + 1] ?? 0];
    re += p * r + q * s;
    im += p * s - q * r;
    norm += p * p + q * q;
    peak = Math.max(peak, Math.hypot(r, s));
  }
  const [fr, fi] = [re / norm, im / norm];
  const fitted = Float64Array.from(data, (_, at) => {
    const [p, q] = [a[at - (at % 2)] ?? 0, a[at - (at % 2) + 1] ?? 0];
    return at % 2 === 0 ? p * fr - q * fi : p * fi + q * fr;
  });
  return a.length === data.length ? largestDifference(fitted, data) / peak : Infinity;
}
