/** Identifies the contents of a dataset by the names, sizes and CRCs of its members. */
import { createHash } from 'node:crypto';
import type yauzl from 'yauzl';

export class Fingerprint {
  private readonly hash = createHash('sha256');

  /** Takes in the next entry of the zip directory, whatever its name. */
  add({ fileNameRaw, uncompressedSize, crc32 }: yauzl.Entry): void {
    this.hash.update(fileNameRaw).update(`\0${uncompressedSize} ${crc32}\n`);
  }

  /** `sha256:` and hex digits; call it once, after the last entry. */
  text(): string {
    return `sha256:${this.hash.digest('hex')}`;
  }
}
