/** The uncompressed bytes of one member, read at any offset. */
import { AppError } from '../../../shared/errors/appError';
import { readError } from '../dataset/failure';
import type { FileReader } from '../dataset/fileReader';
import type { JobContext } from '../jobs/jobContext';
import { InflateCursor, type Span } from './cursor';
import type { MemberCache } from './memberCache';
import { Mutex } from './mutex';

const CHUNK = 8 * 1024 * 1024;

export class MemberBytes {
  private readonly cursor: InflateCursor | undefined;
  private readonly mutex = new Mutex();
  private closed = false;

  /** @param span its bytes in the file @param size its bytes uncompressed */
  constructor(
    private readonly reader: FileReader,
    private readonly span: Span,
    private readonly size: number,
    deflated: boolean,
    private readonly kept: MemberCache,
  ) {
    if (deflated) this.cursor = new InflateCursor(reader, span);
  }

  /** Exactly the requested bytes. Throws an `AppError` when the file does not contain them. */
  async read(offset: number, length: number, context: JobContext): Promise<Buffer> {
    context.signal.throwIfAborted();
    const { cursor } = this;
    if (offset + length > this.size) throw new AppError('member-truncated', {});
    return cursor
      ? this.mutex.run(context, () => this.inflated(cursor, offset, length, context))
      : this.stored(offset, length, context);
  }

  close(): void {
    this.closed = true;
    this.cursor?.close();
    this.kept.forget(this);
  }

  private async inflated(
    cursor: InflateCursor,
    offset: number,
    length: number,
    context: JobContext,
  ): Promise<Buffer> {
    if (this.size > this.kept.largest) return cursor.read(offset, length, context);
    let whole = this.kept.get(this);
    if (!whole) {
      whole = await cursor.read(0, this.size, context);
      cursor.close();
      if (!this.closed) this.kept.set(this, whole);
    }
    return whole.subarray(offset, offset + length);
  }

  private async stored(offset: number, length: number, context: JobContext): Promise<Buffer> {
    const out = Buffer.alloc(length);
    for (let at = 0; at < length; at += CHUNK) {
      context.signal.throwIfAborted();
      const part = await this.chunk(this.span.start + offset + at, Math.min(CHUNK, length - at));
      part.copy(out, at);
      context.progress(at + part.length, length);
    }
    return out;
  }

  private async chunk(position: number, length: number): Promise<Buffer> {
    try {
      return await this.reader.bytes(position, length);
    } catch (error) {
      throw readError(error, 'member-damaged');
    }
  }
}
