/** Statistics of an array of real numbers. */
import type { ArrayStats } from '../../../shared/dataset/arrayStats';
import type { Visitor } from './chunks';
import { meanWithin } from './meanWithin';

/** Beyond this, float32 no longer holds a root exactly enough to decide whether its square is whole. */
const LARGEST_SQUARE = 1e5;
/** Relative error of a square of a rounded float32 root, with room. */
const ROUNDING = 1e-6;

export class RealStats implements Visitor {
  private min = Number.POSITIVE_INFINITY;
  private max = Number.NEGATIVE_INFINITY;
  private sum = 0;
  private energy = 0;
  private readonly counts = { all: 0, nan: 0, infinite: 0, zeros: 0, negatives: 0, squares: 0 };
  private whole = true;
  private wholeSquares = true;

  take(values: Float64Array): void {
    const counts = this.counts;
    let { min, max, sum, energy, whole, wholeSquares } = this;
    let [nan, infinite, zeros, negatives, squares] = [0, 0, 0, 0, 0];
    for (const value of values) {
      // True for NaN and infinities alone.
      if (value - value !== 0) {
        if (Number.isNaN(value)) nan += 1;
        else infinite += 1;
        continue;
      }
      if (value < min) min = value;
      if (value > max) max = value;
      if (value === 0) {
        zeros += 1;
        continue;
      }
      if (value < 0) negatives += 1;
      const square = value * value;
      sum += value;
      energy += square;
      if (whole && value !== Math.trunc(value)) whole = false;
      if (wholeSquares && square < LARGEST_SQUARE) {
        squares += 1;
        if (Math.abs(square - Math.round(square)) > square * ROUNDING) wholeSquares = false;
      }
    }
    Object.assign(this, { min, max, sum, energy, whole, wholeSquares });
    counts.all += values.length;
    counts.nan += nan;
    counts.infinite += infinite;
    counts.zeros += zeros;
    counts.negatives += negatives;
    counts.squares += squares;
  }

  /** @param exact false for float16, whose roots are too coarse for the test */
  facts(name: string, exact: boolean): ArrayStats {
    const { all, nan, infinite, zeros, negatives, squares } = this.counts;
    const finite = all - nan - infinite;
    // Most values must have been looked at, not a dark rim alone.
    const judged = exact && squares > 0 && squares * 2 >= finite - zeros;
    return {
      name,
      complex: false,
      count: all,
      nan,
      infinite,
      min: finite > 0 ? this.min : null,
      max: finite > 0 ? this.max : null,
      mean: finite > 0 ? meanWithin(this.sum, finite, this.min, this.max) : null,
      energy: Math.min(this.energy, Number.MAX_VALUE),
      zeros,
      negatives,
      whole: finite > 0 && this.whole,
      wholeSquares: judged && this.wholeSquares && !this.whole,
      imaginary: false,
    };
  }
}
