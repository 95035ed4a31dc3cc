/** How alike patterns are. */

/** Pearson's correlation of two patterns; null when one of them is constant or not finite. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const n = a.length;
  let [sumA, sumB, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let at = 0; at < n; at++) {
    const p = a[at] ?? 0;
    const q = b[at] ?? 0;
    sumA += p;
    sumB += q;
    aa += p * p;
    bb += q * q;
    ab += p * q;
  }
  const [varA, varB] = [aa - (sumA * sumA) / n, bb - (sumB * sumB) / n];
  // Below that, what is left of a constant pattern is rounding.
  if (!(varA > 1e-10 * aa && varB > 1e-10 * bb)) return null;
  return (ab - (sumA * sumB) / n) / Math.sqrt(varA * varB);
}

/** The factor that brings `predicted` closest to `measured`: Σmp / Σp². */
export function fittedScale(measured: ArrayLike<number>, predicted: ArrayLike<number>): number {
  let [mp, pp] = [0, 0];
  for (let at = 0; at < measured.length; at++) {
    const p = predicted[at] ?? 0;
    mp += p * (measured[at] ?? 0);
    pp += p * p;
  }
  return pp > 0 ? mp / pp : 0;
}

/** The mean of patterns of one size. */
export function meanPattern(patterns: readonly ArrayLike<number>[]): Float64Array {
  const out = new Float64Array(patterns[0]?.length ?? 0);
  for (const pattern of patterns)
    for (let at = 0; at < out.length; at++)
      out[at] = (out[at] ?? 0) + (pattern[at] ?? 0) / patterns.length;
  return out;
}

/** The pattern without the mean of all. */
export function withoutMean(pattern: ArrayLike<number>, mean: ArrayLike<number>): Float32Array {
  const out = new Float32Array(pattern.length);
  takeMean(pattern, mean, out);
  return out;
}

/** Writes `pattern` without `scale` times the mean of all into `out`. */
export function takeMean(
  pattern: ArrayLike<number>,
  mean: ArrayLike<number>,
  out: Float32Array,
  scale = 1,
): void {
  for (let at = 0; at < out.length; at++) out[at] = (pattern[at] ?? 0) - scale * (mean[at] ?? 0);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? Number.NaN, sorted[middle] ?? Number.NaN];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
