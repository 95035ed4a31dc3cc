/** A stack of patterns frame by frame. */
import type { PatternStats } from '../../../shared/dataset/arrayStats';
import type { Visitor } from './chunks';

/** Above this, per-frame totals would take too much memory. */
export const MOST_FRAMES = 2_000_000;
/** How many of the frames with a fault are named. */
const NAMED = 8;

export class FrameTotals implements Visitor {
  /** Of each frame: the sum of its values, and of their squares. */
  readonly sums: Float64Array;
  readonly energies: Float64Array;
  private at = 0;

  /** @param stride elements from one frame's to the next frame's, in the order of the file */
  constructor(
    private readonly frames: number,
    private readonly stride: number,
  ) {
    this.sums = new Float64Array(frames);
    this.energies = new Float64Array(frames);
  }

  take(values: Float64Array): void {
    const { frames, stride, sums, energies } = this;
    for (let from = 0; from < values.length; ) {
      const position = this.at + from;
      const frame = Math.floor(position / stride) % frames;
      const to = Math.min(values.length, from + stride - (position % stride));
      let [sum, energy] = [0, 0];
      for (let i = from; i < to; i++) {
        const value = values[i] ?? 0;
        sum += value;
        energy += value * value;
      }
      sums[frame] = (sums[frame] ?? 0) + sum;
      energies[frame] = (energies[frame] ?? 0) + energy;
      from = to;
    }
    this.at += values.length;
  }

  facts(): Pick<
    PatternStats,
    'frames' | 'blank' | 'notFinite' | 'total' | 'meanEnergy' | 'energyRange'
  > {
    const blank: number[] = [];
    const notFinite: number[] = [];
    let [blanks, bad, good, sum, energy] = [0, 0, 0, 0, 0];
    let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let [least, most] = [min, max];
    for (const [frame, total] of this.sums.entries()) {
      const squares = this.energies[frame] ?? 0;
      if (!Number.isFinite(squares)) {
        bad += 1;
        if (notFinite.length < NAMED) notFinite.push(frame);
      } else if (squares === 0) {
        blanks += 1;
        if (blank.length < NAMED) blank.push(frame);
      } else {
        good += 1;
        sum += total;
        energy += squares;
        min = Math.min(min, total);
        max = Math.max(max, total);
        least = Math.min(least, squares);
        most = Math.max(most, squares);
      }
    }
    return {
      frames: this.frames,
      blank: { count: blanks, first: blank },
      notFinite: { count: bad, first: notFinite },
      total: good > 0 ? { min, max, mean: sum / good } : null,
      meanEnergy: good > 0 ? Math.min(energy / good, Number.MAX_VALUE) : null,
      energyRange: good > 0 ? { min: least, max: most } : null,
    };
  }
}
