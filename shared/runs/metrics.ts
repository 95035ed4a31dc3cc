/**
 * `metrics.csv` as Lightning writes it while a run goes on: columns in alphabetical order, one row a step, further rows for
 * validation and for the end of an epoch. The file is written anew where a column comes, and may be seen empty then.
 */

/** One column's values over the run so far. */
export interface Metric {
  readonly name: string;
  readonly count: number;
  readonly last: number;
  /** The least finite value; null where there is none. */
  readonly best: number | null;
  /** The epoch of the best value; null where the row names none. */
  readonly bestEpoch: number | null;
}

/** How far a run is, as far as its metrics say. */
export interface Progress {
  readonly rows: number;
  /** From 0, as Lightning counts. */
  readonly epoch: number | null;
  readonly step: number | null;
  /** Every other column that has a value, in the file's order. */
  readonly metrics: readonly Metric[];
}

interface Column {
  count: number;
  last: number;
  best: number | null;
  bestEpoch: number | null;
}

/** Takes the text of the file piece by piece, and keeps what it says, not the rows. */
export class MetricsTable {
  private names: readonly string[] | null = null;
  private rest = '';
  private rows = 0;
  private epoch: number | null = null;
  private step: number | null = null;
  private readonly columns = new Map<string, Column>();

  /** The header; null before its line has ended. */
  get header(): string | null {
    return this.names === null ? null : this.names.join(',');
  }

  /** Takes what follows. Half a line is kept until its end comes. */
  add(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.line(line.endsWith('\r') ? line.slice(0, -1) : line);
  }

  progress(): Progress {
    const metrics = (this.names ?? []).flatMap((name) => {
      const column = this.columns.get(name);
      return column ? [{ name, ...column }] : [];
    });
    return { rows: this.rows, epoch: this.epoch, step: this.step, metrics };
  }

  private line(line: string): void {
    if (line === '') return;
    const cells = line.split(',');
    if (this.names === null) {
      this.names = cells;
      return;
    }
    this.rows += 1;
    const epoch = numberOf(cells[this.names.indexOf('epoch')]);
    if (epoch !== null) this.epoch = epoch;
    this.names.forEach((name, at) => {
      const value = numberOf(cells[at]);
      if (value === null || name === 'epoch') return;
      if (name === 'step') this.step = value;
      else this.value(name, value, epoch);
    });
  }

  private value(name: string, value: number, epoch: number | null): void {
    const before = this.columns.get(name) ?? { count: 0, last: value, best: null, bestEpoch: null };
    const isBest = Number.isFinite(value) && (before.best === null || value < before.best);
    this.columns.set(name, {
      count: before.count + 1,
      last: value,
      best: isBest ? value : before.best,
      bestEpoch: isBest ? epoch : before.bestEpoch,
    });
  }
}

/** A cell's number, NaN and infinities included as Python writes them; null for none. */
function numberOf(cell: string | undefined): number | null {
  if (cell === undefined || cell === '') return null;
  const special = SPECIAL[cell];
  if (special !== undefined) return special;
  const value = Number(cell);
  return Number.isNaN(value) ? null : value;
}

const SPECIAL: { readonly [text: string]: number } = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
};
