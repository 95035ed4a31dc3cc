/** A series of values for a plot that never has more than so many points, however long the run is. */

/** Points of a series. */
export const POINTS = 500;

/** Step and value; null where a value was not finite. */
export type Point = readonly [step: number, value: number | null];

/** One column of the metrics over the steps. */
export interface Curve {
  readonly name: string;
  readonly points: readonly Point[];
}

interface Bucket {
  readonly step: number;
  readonly count: number;
  /** null as soon as one value is not finite: a gap in the plot, not a mean of what is left. */
  readonly sum: number | null;
}

/** Means of as many values each as keep the number of points; where there are too many, two become one. */
export class Thinned {
  private readonly full: Bucket[] = [];
  private width = 1;
  private open: Bucket | null = null;

  add(step: number, value: number): void {
    const one = { step, count: 1, sum: Number.isFinite(value) ? value : null };
    this.open = this.open === null ? one : joined(this.open, one);
    if (this.open.count < this.width) return;
    this.full.push(this.open);
    this.open = null;
    if (this.full.length === POINTS) this.halve();
  }

  points(): readonly Point[] {
    return [...this.full, ...(this.open === null ? [] : [this.open])].map(
      ({ step, count, sum }) => [step, sum === null ? null : sum / count],
    );
  }

  private halve(): void {
    for (let at = 0; at < POINTS / 2; at += 1) {
      const [one, other] = [this.full[2 * at], this.full[2 * at + 1]];
      if (one && other) this.full[at] = joined(one, other);
    }
    this.full.length = POINTS / 2;
    this.width *= 2;
  }
}

const joined = (one: Bucket, other: Bucket): Bucket => ({
  step: other.step,
  count: one.count + other.count,
  sum: one.sum === null || other.sum === null ? null : one.sum + other.sum,
});
