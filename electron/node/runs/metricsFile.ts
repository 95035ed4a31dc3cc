/** Following a `metrics.csv` that grows: only what is new is read. */
import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import type { Curve } from '../../../shared/runs/curve';
import { MetricsTable, type Progress } from '../../../shared/runs/metrics';

/** Bytes that are read at once. */
const PIECE = 1024 * 1024;
/** A shorter file is complete once it is unchanged for this long: the process that writes it anew may pause in between. */
const SETTLED_MS = 5000;

export class MetricsFile {
  private table = new MetricsTable();
  private decoder = new StringDecoder('utf8');
  private offset = 0;
  private ino = 0;
  private known: Progress | null = null;
  private series: readonly Curve[] = [];

  constructor(private readonly file: string) {}

  /** Rows that were read. */
  get rows(): number {
    return this.known?.rows ?? 0;
  }

  /** Bytes that were read of the file as it is now. */
  get bytes(): number {
    return this.offset;
  }

  /** The columns over the steps; as `read` left them. */
  curves(): readonly Curve[] {
    return this.series;
  }

  /**
   * What the file says now; null while it has said nothing. Another file, one that became shorter, or one that begins with other columns, is
   * read from its beginning; an empty one is being written anew, and what it said before stands. Throws what the system
   * says of a file that cannot be read.
   */
  async read(): Promise<Progress | null> {
    const handle = await open(this.file, 'r');
    try {
      const { size, ino, mtimeMs } = await handle.stat();
      if (size === 0) return this.known;
      const isOther = ino !== this.ino || size < this.offset;
      if (isOther || !(await this.hasSameHeader(handle))) this.begin();
      this.ino = ino;
      const before = this.offset;
      const piece = Buffer.alloc(Math.min(PIECE, Math.max(0, size - this.offset)));
      while (this.offset < size) {
        const { bytesRead } = await handle.read(piece, 0, piece.length, this.offset);
        if (bytesRead === 0) break;
        this.offset += bytesRead;
        this.table.add(this.decoder.write(piece.subarray(0, bytesRead)));
      }
      const isSettled = Date.now() - mtimeMs > SETTLED_MS;
      this.take(this.offset > before, isSettled);
      return this.known;
    } finally {
      await handle.close();
    }
  }

  /** What was read, unless it is a file that is being written anew: until that has as many rows, the earlier ones stand. */
  private take(grew: boolean, isSettled: boolean): void {
    const isBehind = this.table.rows < this.rows;
    if (this.table.header === null || (isBehind ? !isSettled : !grew)) return;
    this.known = this.table.progress();
    this.series = this.table.curves();
  }

  private begin(): void {
    this.table = new MetricsTable();
    this.decoder = new StringDecoder('utf8');
    this.offset = 0;
  }

  private async hasSameHeader(handle: {
    read: (buffer: Buffer, at: number, length: number, from: number) => Promise<unknown>;
  }): Promise<boolean> {
    const { header } = this.table;
    if (header === null) return true;
    const start = Buffer.alloc(Buffer.byteLength(header) + 1);
    await handle.read(start, 0, start.length, 0);
    const text = start.toString('utf8');
    return text.startsWith(header) && /[\r\n]/.test(text.slice(header.length));
  }
}

/** Files that were read before, those that were read last at the end: what is new in a long one is read alone. */
const followed = new Map<string, MetricsFile>();
const MOST_FOLLOWED = 16;
/** Bytes; shorter ones are read as quickly as they are remembered. */
const LONG = 256 * 1024;

interface ReadMetrics {
  readonly progress: Progress | null;
  readonly curves: readonly Curve[];
}

/** The file, as far as it was read before in this process. Throws what the system says of one that cannot be read. */
export async function readMetrics(file: string): Promise<ReadMetrics> {
  const metrics = followed.get(file) ?? new MetricsFile(file);
  followed.delete(file);
  const progress = await metrics.read();
  if (metrics.bytes > LONG) followed.set(file, metrics);
  const [oldest] = followed.keys();
  if (followed.size > MOST_FOLLOWED && oldest !== undefined) followed.delete(oldest);
  return { progress, curves: metrics.curves() };
}
