/** How well probe and object explain measured patterns at given places. */
import { Bug } from '../../errors/internal';
import type { Field } from './field';
import type { Place } from './placements';
import { Predictor } from './predict';
import type { CheckContext } from './sample';
import { correlation, fittedScale, meanPattern, takeMean, withoutMean } from './similarity';

/** A place of the scan, and how well each pattern is explained there. */
export interface Explained {
  readonly place: Place;
  readonly scores: number[];
}

export class Explainer {
  /** What is particular to each measured pattern. */
  readonly particular: readonly Float32Array[];
  private readonly predictor: Predictor;
  private readonly mean: Float64Array;

  constructor(
    probe: Field,
    object: Field,
    /** Amplitudes with zero frequency in the middle. */
    readonly measured: readonly Float32Array[],
    readonly indices: readonly number[],
    private readonly context: CheckContext,
  ) {
    this.predictor = new Predictor(probe, object);
    this.mean = meanPattern(measured);
    this.particular = measured.map((pattern) => withoutMean(pattern, this.mean));
  }

  /** Pixels along one side of a pattern. */
  get side(): number {
    return this.predictor.side;
  }

  /** Predicted patterns, one per measured one; all 0 where nothing is predicted. Written into `out` where that is given. */
  async predicted(place: Place, out = this.blank()): Promise<readonly Float32Array[]> {
    for (const [at, pattern] of out.entries()) await this.predict(at, place, pattern);
    return out;
  }

  /** Writes the pattern predicted for one of the sample into `out`; 0 where nothing is predicted. */
  private async predict(at: number, place: Place, out: Float32Array): Promise<void> {
    await this.context.checkpoint();
    if (!this.predictor.predict(...place(this.indices[at] ?? 0), out)) out.fill(0);
  }

  private blank(): readonly Float32Array[] {
    return this.indices.map(() => new Float32Array(this.side ** 2));
  }

  /**
   * Correlation of what is particular to each measured and predicted pattern, its difference from the mean of all: the
   * mean is the probe's own pattern, which every place explains alike.
   */
  scores(predicted: readonly Float32Array[], particular = this.particular): number[] {
    const mean = meanPattern(predicted);
    const own = new Float32Array(mean.length);
    return particular.map((pattern, at) => {
      takeMean(predicted[at] ?? [], mean, own);
      return correlation(pattern, own) ?? 0;
    });
  }

  /** Mean score of a few patterns (numbers within the sample) at a place. The probe's own pattern is taken from the measured mean. */
  async scoreOf(few: readonly number[], place: Place): Promise<number> {
    const pattern = new Float32Array(this.side ** 2);
    let score = 0;
    for (const at of few) {
      await this.predict(at, place, pattern);
      takeMean(pattern, this.mean, pattern, fittedScale(pattern, this.mean));
      score += correlation(this.particular[at] ?? [], pattern) ?? 0;
    }
    return score / few.length;
  }

  /** The place that explains most, and its scores. Throws for no places. */
  async best(places: readonly Place[]): Promise<Explained> {
    let best: Explained | undefined;
    const patterns = this.blank();
    for (const place of places) {
      const scores = this.scores(await this.predicted(place, patterns));
      if (!best || sum(scores) > sum(best.scores)) best = { place, scores };
    }
    if (!best) throw new Bug('no places');
    return best;
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
