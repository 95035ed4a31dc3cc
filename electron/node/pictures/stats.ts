/** Statistics of a plane at its full size. */
import type { PlaneStats } from '../../../shared/dataset/picture';
import type { Plane } from './plane';

/** Length of a complex number. The root alone is quick, and exact enough where squares are in range. */
export function amplitude(re: number, im: number): number {
  const root = Math.sqrt(re * re + im * im);
  return root > 1e-150 && root < 1e150 ? root : Math.hypot(re, im);
}

/** Of the amplitude when complex; min, max and mean over finite values, 0 when there are none. */
export function statsOf(plane: Plane): PlaneStats {
  const size = plane.rows * plane.columns;
  let [min, max, sum, finite, zeros, negatives] = [Infinity, -Infinity, 0, 0, 0, 0];
  let smallest = Infinity;
  for (let at = 0; at < size; at++) {
    const value = valueAt(plane, at);
    if (!Number.isFinite(value)) continue;
    finite += 1;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
    if (value === 0) zeros += 1;
    else if (value < 0) negatives += 1;
    else if (value < smallest) smallest = value;
  }
  return {
    min: finite > 0 ? min : 0,
    max: finite > 0 ? max : 0,
    // A sum can pass the largest number, or the mean its neighbours by a rounding.
    mean: finite > 0 ? Math.min(Math.max(sum / finite, min), max) : 0,
    smallestPositive: smallest === Infinity ? null : smallest,
    zeros,
    negatives,
    notFinite: size - finite,
  };
}

const valueAt = ({ data, complex }: Plane, at: number): number =>
  complex ? amplitude(data[2 * at] ?? 0, data[2 * at + 1] ?? 0) : (data[at] ?? 0);
