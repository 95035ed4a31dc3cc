/**
 * The file of one draft: a line for each edit, each a whole document; the last whole line is the draft. A line is
 * written in one step into the system's cache, where it outlives a killed process, and flushed to the disk behind.
 * Measured while `node_modules` is copied and `dd` writes (4 kB, median and worst of 60): this 0.07 and 3 ms; write and
 * rename 6 and 143 ms; write, flush and rename 21 and 208 ms.
 */

import {
  closeSync,
  constants,
  fdatasync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { syncFolder } from '../files/replaceFile';
import { logError } from '../log';
import { awaitBeforeQuitting } from './pending';

const flush = promisify(fdatasync);

/** Beyond this size, outdated lines are removed. */
const MOST_BYTES = 1024 * 1024;
const NONE = Buffer.alloc(0);

export class Journal {
  private fd: number | null = null;
  /** Bytes of whole lines. */
  private end = 0;
  private newest = NONE;
  private unflushed = false;
  private flushing: Promise<void> | null = null;
  private shortening = false;
  private removed = false;

  /** @param onFlush called with the error of the last flush; null when it succeeded */
  constructor(
    readonly file: string,
    private readonly onFlush: (error: unknown) => void = () => {},
  ) {}

  /** Adds the newest document: it survives the process from here on. Throws the system's error; what was there stays. */
  append(document: string): void {
    if (this.removed) return;
    const line = Buffer.from(`${document}\n`);
    const fd = this.opened();
    try {
      writeAll(fd, line, this.end);
    } catch (error) {
      ftruncateSync(fd, this.end);
      throw error;
    }
    this.end += line.length;
    this.newest = line;
    this.flushSoon();
    if (this.end > MOST_BYTES && this.end > 8 * line.length) void this.shorten();
  }

  /** Resolves when what was appended is on the disk, or the disk refused it. */
  async flushed(): Promise<void> {
    while (this.flushing) await this.flushing;
  }

  /** Removes the file; nothing is added afterwards. */
  async remove(): Promise<void> {
    this.removed = true;
    const { fd } = this;
    this.fd = null;
    if (fd !== null) void this.closeOnceFlushed(fd);
    await rm(this.file, { force: true });
    await rm(this.shorter, { force: true });
  }

  private get shorter(): string {
    return `${this.file}.tmp`;
  }

  private opened(): number {
    if (this.fd !== null) return this.fd;
    mkdirSync(path.dirname(this.file), { recursive: true });
    const fd = openSync(this.file, constants.O_RDWR | constants.O_CREAT);
    try {
      const { size } = fstatSync(fd);
      // A line that a kill cut short must not join the next one.
      if (size > 0) writeAll(fd, Buffer.from('\n'), size);
      this.end = size === 0 ? 0 : size + 1;
    } catch (error) {
      closeSync(fd);
      throw error;
    }
    this.fd = fd;
    return fd;
  }

  /** One flush at a time; what is added meanwhile is flushed after it. */
  private flushSoon(): void {
    this.unflushed = true;
    this.flushing ??= awaitBeforeQuitting(this.flushAll());
  }

  private async flushAll(): Promise<void> {
    try {
      while (this.unflushed && this.fd !== null) {
        this.unflushed = false;
        await flush(this.fd);
      }
      await syncFolder(path.dirname(this.file));
      this.onFlush(null);
    } catch (error) {
      if (!this.removed) this.onFlush(error);
    } finally {
      this.flushing = null;
    }
  }

  /** Keeps the newest line alone. The flush takes its time, so edits go to the long file until it is done. */
  private async shorten(): Promise<void> {
    if (this.shortening) return;
    this.shortening = true;
    const written = this.newest;
    let fd: number | null = null;
    try {
      fd = openSync(this.shorter, 'w+');
      writeAll(fd, written, 0);
      await flush(fd);
      if (this.removed) return;
      const later = this.newest === written ? NONE : this.newest;
      writeAll(fd, later, written.length);
      renameSync(this.shorter, this.file);
      const long = this.fd;
      this.fd = fd;
      this.end = written.length + later.length;
      fd = null;
      if (long !== null) void this.closeOnceFlushed(long);
      this.flushSoon();
    } catch (error) {
      // The long file is as good; the next edit tries again.
      logError(`writing ${this.shorter}`, error);
    } finally {
      if (fd !== null) closeSync(fd);
      this.shortening = false;
    }
  }

  private async closeOnceFlushed(fd: number): Promise<void> {
    await this.flushing;
    closeSync(fd);
  }
}

/** A disk that fills up takes a part of a write without an error. */
function writeAll(fd: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(fd, bytes, done, bytes.length - done, position + done);
}

/** The documents of a journal, the newest first. A last line without its end is one that a kill cut short, or no longer needs one. */
export function journalLines(text: string): { readonly whole: readonly string[]; cut: string } {
  const lines = text.split('\n');
  const cut = lines.pop() ?? '';
  return { whole: lines.filter((line) => line.trim() !== '').reverse(), cut };
}
