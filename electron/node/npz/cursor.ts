/** A deflated member, read forward in constant memory; reading backwards restarts it. */

import { pipeline, Readable } from 'node:stream';
import { createInflateRaw, type InflateRaw } from 'node:zlib';
import { AppError } from '../../../shared/errors/appError';
import { readError } from '../dataset/failure';
import type { FileReader } from '../dataset/fileReader';
import type { JobContext } from '../jobs/jobContext';

const CHUNK = 256 * 1024;

/** Where the bytes of a member are in the file. */
export interface Span {
  readonly start: number;
  readonly length: number;
}

export class InflateCursor {
  private stream: InflateRaw | undefined;
  private chunks: AsyncIterator<Buffer> | undefined;
  private rest: Buffer = Buffer.alloc(0);
  private position = 0;

  constructor(
    private readonly reader: FileReader,
    private readonly span: Span,
  ) {}

  /** The uncompressed bytes at `offset`. Throws an `AppError` when the data is damaged or truncated. */
  async read(offset: number, length: number, context: JobContext): Promise<Buffer> {
    const out = Buffer.alloc(length);
    const end = offset + length;
    if (!this.stream || offset < this.position) this.restart();
    try {
      while (this.position < end) {
        context.signal.throwIfAborted();
        if (this.rest.length === 0) this.rest = await this.next();
        this.take(out, offset);
        context.progress(this.position, end);
      }
    } catch (error) {
      this.close();
      throw error;
    }
    return out;
  }

  close(): void {
    this.stream?.destroy();
    this.stream = undefined;
    this.chunks = undefined;
    this.rest = Buffer.alloc(0);
  }

  /** Copies the requested part of the current chunk and skips what precedes it. */
  private take(out: Buffer, offset: number): void {
    const skip = Math.min(Math.max(offset - this.position, 0), this.rest.length);
    const wanted = offset + out.length - (this.position + skip);
    const part = this.rest.subarray(skip, skip + Math.max(wanted, 0));
    if (part.length > 0) part.copy(out, this.position + skip - offset);
    this.position += skip + part.length;
    this.rest = this.rest.subarray(skip + part.length);
  }

  private async next(): Promise<Buffer> {
    let result: IteratorResult<Buffer> | undefined;
    try {
      result = await this.chunks?.next();
    } catch (error) {
      throw readError(error, 'member-damaged');
    }
    if (result && !result.done) return result.value;
    throw new AppError('member-truncated', {});
  }

  private restart(): void {
    this.close();
    this.position = 0;
    const stream = createInflateRaw({ chunkSize: CHUNK });
    const source = Readable.from(compressed(this.reader, this.span), { highWaterMark: 2 });
    // The iterator throws the error; without a callback it would be unhandled as well.
    pipeline(source, stream, () => {});
    this.stream = stream;
    this.chunks = stream[Symbol.asyncIterator]();
  }
}

async function* compressed(reader: FileReader, { start, length }: Span): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += CHUNK)
    yield await reader.bytes(start + at, Math.min(CHUNK, length - at));
}
