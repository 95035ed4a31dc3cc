/** Random access to an open file for yauzl, safe against offsets that a hostile archive makes up. */
import type { FileHandle } from 'node:fs/promises';
import yauzl from 'yauzl';

export class FileReader extends yauzl.RandomAccessReader {
  /** Rejects when the zip library throws while it digests what was read; race it. */
  readonly panic: Promise<never>;
  private fail: (error: unknown) => void = () => {};

  constructor(
    private readonly handle: FileHandle,
    private readonly size: number,
  ) {
    super();
    this.panic = new Promise((_, reject) => {
      this.fail = reject;
    });
    this.panic.catch(() => {});
  }

  /** The bytes at `position`, all of them or an error. */
  async bytes(position: number, length: number): Promise<Buffer> {
    const buffer = Buffer.alloc(length);
    await this.fill(buffer, 0, length, position);
    return buffer;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.fill(buffer, offset, length, position)
      .then(
        () => callback(null),
        (error: Error) => callback(error),
      )
      .catch(this.fail);
  }

  private async fill(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<void> {
    if (!(position >= 0 && position + length <= this.size))
      throw new RangeError('outside the file');
    let done = 0;
    while (done < length) {
      const { bytesRead } = await this.handle.read(
        buffer,
        offset + done,
        length - done,
        position + done,
      );
      if (bytesRead === 0) throw new RangeError('the file ended early');
      done += bytesRead;
    }
  }
}
