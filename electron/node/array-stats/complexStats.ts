/** Statistics of an array of complex numbers: of the amplitude. */
import type { ArrayStats } from '../../../shared/dataset/arrayStats';
import type { Visitor } from './chunks';
import { meanWithin } from './meanWithin';

export class ComplexStats implements Visitor {
  private min = Number.POSITIVE_INFINITY;
  private max = Number.NEGATIVE_INFINITY;
  private sum = 0;
  private energy = 0;
  private readonly counts = { all: 0, nan: 0, infinite: 0, zeros: 0 };
  private imaginary = false;

  take(values: Float64Array): void {
    const { counts } = this;
    for (let at = 0; at < values.length; at += 2) {
      const [re, im] = [values[at] ?? 0, values[at + 1] ?? 0];
      counts.all += 1;
      if (Number.isNaN(re) || Number.isNaN(im)) counts.nan += 1;
      else if (!(Number.isFinite(re) && Number.isFinite(im))) counts.infinite += 1;
      else this.takeFinite(re, im);
    }
  }

  private takeFinite(re: number, im: number): void {
    const square = re * re + im * im;
    const amplitude = square > 1e-300 && square < 1e300 ? Math.sqrt(square) : Math.hypot(re, im);
    if (im !== 0) this.imaginary = true;
    if (amplitude === 0) this.counts.zeros += 1;
    if (amplitude < this.min) this.min = amplitude;
    if (amplitude > this.max) this.max = amplitude;
    this.sum += amplitude;
    this.energy += square;
  }

  facts(name: string): ArrayStats {
    const { all, nan, infinite, zeros } = this.counts;
    const finite = all - nan - infinite;
    const within = (value: number) => Math.min(value, Number.MAX_VALUE);
    return {
      name,
      complex: true,
      count: all,
      nan,
      infinite,
      min: finite > 0 ? within(this.min) : null,
      max: finite > 0 ? within(this.max) : null,
      mean: finite > 0 ? within(meanWithin(this.sum, finite, this.min, this.max)) : null,
      energy: within(this.energy),
      zeros,
      negatives: 0,
      whole: false,
      wholeSquares: false,
      imaginary: this.imaginary,
    };
  }
}
