/** How wide the probe is, and how much two patterns at a distance have in common. */

/** Intensity |P|² summed over the modes, row by row. */
export interface ProbeIntensity {
  readonly side: number;
  readonly values: Float64Array;
}

/** The intensity over its largest value; null for a probe that is zero, or not finite. */
export function normalised({ side, values }: ProbeIntensity): ProbeIntensity | null {
  let most = 0;
  for (const value of values) {
    if (!Number.isFinite(value) || value < 0) return null;
    if (value > most) most = value;
  }
  return most === 0 ? null : { side, values: values.map((value) => value / most) };
}

/**
 * Effective diameter in pixels: that of a uniform disc with the same (∑I)² / ∑I². It is the diameter of a disc, and the
 * 1/e² diameter of a Gaussian beam, without a threshold; weak tails count little.
 */
export function effectiveDiameter({ values }: ProbeIntensity): number {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  return 2 * Math.sqrt((sum * sum) / squares / Math.PI);
}

/** Along both axes and both diagonals. */
const DIRECTIONS = [
  [1, 0],
  [0, 1],
  [Math.SQRT1_2, Math.SQRT1_2],
  [Math.SQRT1_2, -Math.SQRT1_2],
] as const;

/**
 * The share of a pattern's illumination that falls where that of a pattern `distance` pixels away does, 0 to 1:
 * ∑ min(I(r), I(r − d)) / ∑I, mean of four directions. For a uniform disc it is the overlap of the areas.
 */
export function illuminationOverlap(probe: ProbeIntensity, distance: number): number {
  const total = probe.values.reduce((sum, value) => sum + value, 0);
  if (!(distance < 2 * probe.side)) return 0;
  const shares = DIRECTIONS.map(([dx, dy]) => common(probe, dx * distance, dy * distance) / total);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function common({ side, values }: ProbeIntensity, dx: number, dy: number): number {
  const [left, top] = [Math.floor(dx), Math.floor(dy)];
  const [fx, fy] = [dx - left, dy - top];
  const at = (row: number, column: number): number =>
    row < 0 || column < 0 || row >= side || column >= side ? 0 : (values[row * side + column] ?? 0);
  let sum = 0;
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const [r, c] = [row + top, column + left];
      const shifted =
        (1 - fy) * ((1 - fx) * at(r, c) + fx * at(r, c + 1)) +
        fy * ((1 - fx) * at(r + 1, c) + fx * at(r + 1, c + 1));
      sum += Math.min(at(row, column), shifted);
    }
  return sum;
}

/** What groups ask of a probe. The answers are kept: one scan is grouped in many ways. */
export class Illumination {
  /** In pixels, see `effectiveDiameter`. */
  readonly diameter: number;
  private readonly overlaps = new Map<number, number>();

  private constructor(private readonly probe: ProbeIntensity) {
    this.diameter = effectiveDiameter(probe);
  }

  private static readonly known = new WeakMap<ProbeIntensity, Illumination | null>();

  /** Of the same probe the same one; null for a probe that is zero, or not finite. */
  static of(probe: ProbeIntensity): Illumination | null {
    const known = Illumination.known.get(probe);
    if (known !== undefined) return known;
    const whole = normalised(probe);
    const made = whole && new Illumination(whole);
    Illumination.known.set(probe, made);
    return made;
  }

  /** See `illuminationOverlap`. */
  overlapAt(distance: number): number {
    const known = this.overlaps.get(distance) ?? illuminationOverlap(this.probe, distance);
    this.overlaps.set(distance, known);
    return known;
  }
}
