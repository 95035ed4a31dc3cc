/** How one picture differs from another, pixel by pixel. */

/**
 * one − other; NaN where either was not measured (0 or not finite). Of phases, in radians, the mean of the difference is
 * taken off, since a reconstruction is known but for a constant phase, and what is left is between −π and π.
 */
export function difference(
  one: ArrayLike<number>,
  other: ArrayLike<number>,
  isPhase: boolean,
): Float32Array {
  const out = new Float32Array(one.length);
  let [cos, sin] = [0, 0];
  for (let at = 0; at < out.length; at++) {
    const [a, b] = [measured(one[at]), measured(other[at])];
    out[at] = a - b;
    if (!isPhase || Number.isNaN(a - b)) continue;
    cos += Math.cos(a - b);
    sin += Math.sin(a - b);
  }
  if (!isPhase) return out;
  const mean = Math.atan2(sin, cos);
  return out.map((value) => wrapped(value - mean));
}

/** NaN for a pixel that nobody measured: PtychoPINN leaves 0 around the scan. */
export const measured = (value: number | undefined): number =>
  value === undefined || value === 0 || !Number.isFinite(value) ? Number.NaN : value;

const wrapped = (phase: number): number => phase - 2 * Math.PI * Math.round(phase / (2 * Math.PI));
