/** Random access to an open file for yauzl, safe against offsets that a hostile archive makes up. */

import yauzl from 'yauzl';
import { Damaged } from '../../../shared/errors/internal';

/** Bytes fetched at once for small reads: a directory is read in pieces of 46, a member's headers in three. */
const WINDOW = 4096;
/** The end of the archive is one read of this much, and mostly holds the whole directory. */
const MOST_KEPT = 128 * 1024;

/** What is read from: an open file, or bytes in memory. */
interface Source {
  read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
}

interface Kept {
  readonly position: number;
  readonly bytes: Buffer;
}

export class FileReader extends yauzl.RandomAccessReader {
  /** Rejects when the zip library throws while it digests what was read; race it. */
  readonly panic: Promise<never>;
  private fail: (error: unknown) => void = () => {};
  /** The two places that were read last: the directory, and a member's headers. */
  private kept: readonly Kept[] = [];

  constructor(
    private readonly source: Source,
    private readonly size: number,
  ) {
    super();
    this.panic = new Promise((_, reject) => {
      this.fail = reject;
    });
    this.panic.catch(() => {});
  }

  /** A reader of bytes in memory. */
  static of(bytes: Uint8Array): FileReader {
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const read: Source['read'] = async (buffer, offset, length, position) => ({
      bytesRead: all.copy(buffer, offset, position, position + length),
    });
    return new FileReader({ read }, bytes.byteLength);
  }

  /** The bytes at `position`, all of them or an error. */
  async bytes(position: number, length: number): Promise<Buffer> {
    this.demandInside(position, length);
    const buffer = Buffer.allocUnsafe(length);
    await this.fill(buffer, 0, length, position);
    return buffer;
  }

  /** As `bytes`, for data beside headers that were just read, which may be cached. */
  async near(position: number, length: number): Promise<Buffer> {
    this.demandInside(position, length);
    const buffer = Buffer.allocUnsafe(length);
    await this.fillNear(buffer, 0, length, position);
    return buffer;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.fillNear(buffer, offset, length, position)
      .then(
        () => callback(null),
        (error: Error) => callback(error),
      )
      .catch(this.fail);
  }

  /** Offsets and lengths may be whatever a hostile archive says. */
  private demandInside(position: number, length: number): void {
    if (!(position >= 0 && position + length <= this.size)) throw new Damaged('outside the file');
  }

  private async fillNear(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<void> {
    this.demandInside(position, length);
    if (length > MOST_KEPT) return this.fill(buffer, offset, length, position);
    const end = position + length;
    const known = this.kept.find(
      (one) => one.position <= position && end <= one.position + one.bytes.length,
    );
    const fetched = Math.max(length, Math.min(WINDOW, this.size - position));
    const kept = known ?? { position, bytes: await this.bytes(position, fetched) };
    this.kept = [kept, ...this.kept.filter((one) => one !== kept).slice(0, 1)];
    kept.bytes.copy(buffer, offset, position - kept.position, end - kept.position);
  }

  private async fill(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<void> {
    let done = 0;
    while (done < length) {
      const { bytesRead } = await this.source.read(
        buffer,
        offset + done,
        length - done,
        position + done,
      );
      if (bytesRead === 0) throw new Damaged('the file ended early');
      done += bytesRead;
    }
  }
}
