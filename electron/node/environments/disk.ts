/** Looking at a folder that may be on a share that hangs, hold links in a loop, or be much too large. */
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/appError';
import { errorCode } from '../files/errno';
import { decodeUtf8 } from '../files/utf8';
import { type Reading, readBytes } from '../session/openText';

export type Kind = 'file' | 'folder' | 'other';

/** In bytes, for a small text file or a module. */
const FILE_LIMIT = 1024 * 1024;

export class Disk {
  private readonly aborted: Promise<never>;

  constructor(readonly signal: AbortSignal) {
    this.aborted = new Promise((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    this.aborted.catch(() => undefined);
  }

  /** What is at a path, links followed; null when nothing is. Throws `file-unreadable`. */
  async kind(path: string): Promise<Kind | null> {
    try {
      const facts = await this.within(stat(path));
      return facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : 'other';
    } catch (cause) {
      this.signal.throwIfAborted();
      const errno = errorCode(cause);
      if (errno === 'ENOENT' || errno === 'ENOTDIR') return null;
      throw new AppError('file-unreadable', { path, errno }, { cause });
    }
  }

  /** Whether a path is of a kind; false where that cannot be found out. */
  async is(path: string, kind: Kind): Promise<boolean> {
    return (await this.kind(path).catch(this.unlessAborted)) === kind;
  }

  /** The names in a folder, sorted; none where it cannot be read. */
  async names(folder: string): Promise<string[]> {
    const names = await this.within(readdir(folder)).catch(this.unlessAborted);
    return (names ?? []).sort();
  }

  /** Bytes of a file of at most `limit` bytes. */
  bytes(path: string, limit = FILE_LIMIT): Promise<Reading<{ readonly bytes: Buffer }>> {
    return this.within(readBytes(path, { limit, expected: 'installation' }));
  }

  /** The text of a small file; null where there is none that can be read. */
  async text(path: string, limit = FILE_LIMIT): Promise<string | null> {
    const read = await this.bytes(path, limit);
    return read.ok ? decodeUtf8(read.bytes) : null;
  }

  /** A promise that ends with the signal: a share that hangs never settles it. */
  within<T>(task: Promise<T>): Promise<T> {
    return Promise.race([this.aborted, task]);
  }

  /** For `catch`: null, but not where the work was stopped. */
  readonly unlessAborted = (): null => {
    this.signal.throwIfAborted();
    return null;
  };
}

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/** The hash that git gives a file; a checkout on Windows may have changed its line ends. */
export function blobHash(bytes: Uint8Array): string {
  const plain = bytes.includes(CARRIAGE_RETURN)
    ? bytes.filter((byte, i) => byte !== CARRIAGE_RETURN || bytes[i + 1] !== LINE_FEED)
    : bytes;
  return createHash('sha1').update(`blob ${plain.length}\0`).update(plain).digest('hex');
}
