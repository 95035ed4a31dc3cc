/**
 * `metrics.csv` as Lightning writes it while a run goes on: columns in alphabetical order, one row a step, further rows for
 * validation and for the end of an epoch. The file is written anew where a column comes, and may be seen empty then.
 */
import { type Curve, Thinned } from './curve';
import { type Metric, MetricSeries, pythonNumber } from './series';

/** How far a run is, as far as its metrics say. */
export interface Progress {
  readonly rows: number;
  /** From 0, as Lightning counts. */
  readonly epoch: number | null;
  readonly step: number | null;
  /** Steps of an epoch, once one has ended. */
  readonly stepsPerEpoch: number | null;
  /** Every other column that has a value, in the file's order. */
  readonly metrics: readonly Metric[];
}

interface Column {
  readonly series: MetricSeries;
  readonly curve: Thinned;
}

/** Columns that are kept; PtychoPINN writes some 20. */
const COLUMNS = 200;
/** Characters of a line; what has a longer one is no file of Lightning's, and is not read on. */
const LINE = 1 << 20;

/** Takes the text of the file piece by piece, and keeps what it says, not the rows. */
export class MetricsTable {
  /** The header's line; null before it has ended. */
  header: string | null = null;
  private names: readonly string[] = [];
  private rest = '';
  private isForeign = false;
  rows = 0;
  private epoch: number | null = null;
  private step: number | null = null;
  private stepsPerEpoch: number | null = null;
  private readonly columns = new Map<string, Column>();

  /** Takes what follows. Half a line is kept until its end comes. */
  add(text: string): void {
    if (this.isForeign) return;
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    this.isForeign = this.rest.length > LINE;
    for (const line of lines) this.line(line.endsWith('\r') ? line.slice(0, -1) : line);
  }

  progress(): Progress {
    const metrics = [...this.columns].map(([name, { series }]) => series.metric(name));
    const { rows, epoch, step, stepsPerEpoch } = this;
    return { rows, epoch, step, stepsPerEpoch, metrics: this.ordered(metrics) };
  }

  /** The same columns over the steps, for a plot. */
  curves(): readonly Curve[] {
    return this.ordered(
      [...this.columns].map(([name, { curve }]) => ({ name, points: curve.points() })),
    );
  }

  /** In the file's order: columns come as their first value does. */
  private ordered<T extends { readonly name: string }>(columns: readonly T[]): readonly T[] {
    const places = new Map(this.names.map((name, at) => [name, at]));
    return [...columns].sort((a, b) => (places.get(a.name) ?? 0) - (places.get(b.name) ?? 0));
  }

  private line(line: string): void {
    if (line === '') return;
    const cells = line.split(',', COLUMNS);
    if (this.header === null) {
      this.header = line;
      this.names = cells;
      return;
    }
    this.rows += 1;
    const epoch = numberOf(cells[this.names.indexOf('epoch')]);
    const step = numberOf(cells[this.names.indexOf('step')]);
    this.place(epoch, step);
    this.names.forEach((name, at) => {
      const value = numberOf(cells[at]);
      if (value === null || name === 'epoch' || name === 'step') return;
      this.value(name, value, epoch, step ?? this.rows - 1);
    });
  }

  private place(epoch: number | null, step: number | null): void {
    const isNext = epoch !== null && epoch > 0 && epoch !== this.epoch;
    if (isNext && this.step !== null && this.epoch !== null)
      this.stepsPerEpoch = (this.step + 1) / epoch;
    if (epoch !== null) this.epoch = epoch;
    // Rows without an epoch are a callback's: it counts a step ahead.
    if (step !== null && (epoch !== null || this.step === null)) this.step = step;
  }

  private value(name: string, value: number, epoch: number | null, step: number): void {
    const column = this.columns.get(name) ?? { series: new MetricSeries(), curve: new Thinned() };
    this.columns.set(name, column);
    column.series.add(value, epoch);
    column.curve.add(step, value);
  }
}

/** A cell's number; null for none. */
const numberOf = (cell: string | undefined): number | null => pythonNumber(cell ?? '');
