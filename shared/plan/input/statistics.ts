/** What the numbers of the patterns alone say: where the energy is, and whether they are counts. */
import { median } from './similarity';

/** Of the summed amplitude, what is in the central half of both axes: 0.45 to 1 in 24 scans, below 0.06 when their quadrants are exchanged. */
export function centralShare(pattern: ArrayLike<number>, side: number): number {
  const [from, to] = [Math.floor(side / 4), Math.ceil((3 * side) / 4)];
  let [inside, all] = [0, 0];
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const value = Math.abs(pattern[row * side + column] ?? 0);
      if (!Number.isFinite(value)) continue;
      all += value;
      if (row >= from && row < to && column >= from && column < to) inside += value;
    }
  return all > 0 ? inside / all : 0;
}

export type Quantity = 'amplitude' | 'intensity';

/** Of the positive values, what share are integers, and what share have an integer as their square. */
export function countShares(patterns: readonly ArrayLike<number>[]): {
  integers: number | null;
  squares: number | null;
} {
  let [positive, integers, small, squares] = [0, 0, 0, 0];
  for (const pattern of patterns)
    for (let at = 0; at < pattern.length; at++) {
      const value = pattern[at] ?? 0;
      if (!(value > 0 && Number.isFinite(value))) continue;
      positive += 1;
      if (isNearInteger(value)) integers += 1;
      const square = value * value;
      // Above that, float32 cannot tell an integer square from its neighbours.
      if (square < 0.5 || square > 1000) continue;
      small += 1;
      if (isNearInteger(square)) squares += 1;
    }
  return {
    integers: positive >= FEWEST_VALUES ? integers / positive : null,
    squares: small >= FEWEST_VALUES ? squares / small : null,
  };
}

const FEWEST_VALUES = 100;

/** As near as a number below 1000 that went through float32 once or twice. */
const isNearInteger = (value: number): boolean =>
  Math.abs(value - Math.round(value)) < Math.max(2e-3, 2e-6 * value);

/** Counts are integers, amplitudes of counts have integers as squares; null when neither is so. No error in 24 scans both ways. */
export function quantityByCounts(patterns: readonly ArrayLike<number>[]): Quantity | null {
  const { integers, squares } = countShares(patterns);
  if (integers !== null && integers > 0.999) return 'intensity';
  return squares !== null && squares > 0.95 ? 'amplitude' : null;
}

/** How much worse a fit must be before it decides, and how many patterns must agree: 1.2 to 4.6 in four scans, right each time. */
const WORSE = 1.3;
const AGREEING = 0.9;

/** Errors of a prediction when the pattern is taken as amplitudes, and as intensities. */
export interface FitErrors {
  readonly asAmplitude: number;
  readonly asIntensity: number;
}

/** Amplitudes or intensities, by which of them the prediction fits better; null when both fit alike. */
export function quantityByFit(errors: readonly FitErrors[]): Quantity | null {
  if (errors.length < 8) return null;
  const ratios = errors.map(({ asAmplitude, asIntensity }) => asIntensity / asAmplitude);
  const ratio = median(ratios);
  if (ratio >= WORSE && ratios.filter((r) => r > 1).length >= AGREEING * ratios.length)
    return 'amplitude';
  if (ratio <= 1 / WORSE && ratios.filter((r) => r < 1).length >= AGREEING * ratios.length)
    return 'intensity';
  return null;
}

/** Relative error of a fit with a free scale: √(1 − (Σmp)² / (Σm² Σp²)). */
export function fitError(measured: ArrayLike<number>, predicted: ArrayLike<number>): number {
  let [mm, mp, pp] = [0, 0, 0];
  for (let at = 0; at < measured.length; at++) {
    const [m, p] = [measured[at] ?? 0, predicted[at] ?? 0];
    mm += m * m;
    mp += m * p;
    pp += p * p;
  }
  return mm > 0 && pp > 0 ? Math.sqrt(Math.max(1e-12, 1 - (mp * mp) / (mm * pp))) : 1;
}
