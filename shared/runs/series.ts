/** One metric's values, one after another: what is kept of them. */

/** One metric over the run so far. */
export interface Metric {
  readonly name: string;
  readonly count: number;
  readonly last: number;
  /** The least finite value; null where there is none. */
  readonly best: number | null;
  /** The epoch of the best value; null where the row names none. */
  readonly bestEpoch: number | null;
}

export class MetricSeries {
  private count = 0;
  private last = Number.NaN;
  private best: number | null = null;
  private bestEpoch: number | null = null;

  /** @param epoch from 0; null where the row names none */
  add(value: number, epoch: number | null): void {
    this.count += 1;
    this.last = value;
    if (!Number.isFinite(value) || (this.best !== null && value >= this.best)) return;
    this.best = value;
    this.bestEpoch = epoch;
  }

  metric = (name: string): Metric => ({
    name,
    count: this.count,
    last: this.last,
    best: this.best,
    bestEpoch: this.bestEpoch,
  });
}

/** Values as a logger names them; the epoch of a step is a value of its own. */
export interface Logged {
  readonly name: string;
  readonly step: number;
  readonly value: number;
}

const EPOCH = 'epoch';

/** The metrics of what a logger wrote, in the order in which they first come. */
export function loggedMetrics(values: readonly Logged[]): Metric[] {
  const epochs = new Map(
    values.filter(({ name }) => name === EPOCH).map(({ step, value }) => [step, value]),
  );
  const series = new Map<string, MetricSeries>();
  for (const { name, step, value } of values) {
    if (name === EPOCH) continue;
    const one = series.get(name) ?? new MetricSeries();
    series.set(name, one);
    one.add(value, epochs.get(step) ?? null);
  }
  return [...series].map(([name, one]) => one.metric(name));
}

/** Epochs that ended, by the values that each has once. */
export const epochsEnded = (metrics: readonly Metric[]): number =>
  Math.max(0, ...metrics.filter(({ name }) => name.endsWith('_epoch')).map(({ count }) => count));

/** Metrics that are losses, by their names. */
export const lossesOf = (metrics: readonly Metric[]): Metric[] =>
  metrics.filter(({ name }) => name.includes('loss'));

const SPECIAL: { readonly [text: string]: number } = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
};

/** A number as Python writes it, NaN and infinities included; null for any other text. */
export function pythonNumber(text: string): number | null {
  if (text === '') return null;
  const special = Object.hasOwn(SPECIAL, text) ? SPECIAL[text] : undefined;
  if (special !== undefined) return special;
  const value = Number(text);
  return Number.isNaN(value) ? null : value;
}
