/** Curves that are noisy, made smooth as TensorBoard does. */
import type { Point } from '../curve';

/**
 * The exponential moving average without the pull towards its beginning: m ← w·m + (1 − w)·y, divided by 1 − wⁿ.
 * A value that is not finite stays a gap of its own and leaves the others as they are.
 * @param weight of what came before, from 0 (nothing changes) to below 1
 */
export function smoothed(points: readonly Point[], weight: number): readonly Point[] {
  if (weight <= 0) return points;
  let [mean, rest] = [0, 1];
  return points.map(([step, value]): Point => {
    if (value === null) return [step, null];
    mean = weight * mean + (1 - weight) * value;
    rest *= weight;
    return [step, mean / (1 - rest)];
  });
}
