/** A small JSON file of the app's own: parsed on reading, written atomically, one write after the other. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { jsonText } from '../../../shared/json/write';
import { writeFileAtomic } from '../files/atomicWrite';
import { errorCode } from '../files/errno';
import { makeFolder } from '../files/makeFolder';
import { logError } from '../log';
import { renameAside } from './aside';
import { awaitBeforeQuitting } from './pending';
import { type Format, type Parsed, parseVersioned, utf8Text } from './versioned';

export type Reading<T> =
  | Parsed<T>
  | { readonly status: 'missing' }
  /** An error of the disk or of permissions, which says nothing about the content. */
  | { readonly status: 'unreadable'; readonly why: string };

/** Reads a file of the app's own. Never throws, changes nothing. */
export async function readOwn<T>(file: string, format: Format<T>): Promise<Reading<T>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' ? { status: 'missing' } : { status: 'unreadable', why: code };
  }
  const text = utf8Text(bytes);
  return text === null
    ? { status: 'damaged', why: 'it is not UTF-8 text' }
    : parseVersioned(text, format);
}

export class JsonFile<T> {
  /** Why the last write failed; null when it did not. */
  problem: string | null = null;
  private writing: Promise<void> = Promise.resolve();
  private next: { readonly value: T } | null = null;
  /** The file holds something that this run could not read and must not overwrite. */
  private locked = false;

  constructor(
    readonly file: string,
    private readonly format: Format<T>,
  ) {}

  /** Reads it; undefined unless it could be read. Never throws, changes nothing. */
  async read(): Promise<T | undefined> {
    const reading = await readOwn(this.file, this.format);
    return reading.status === 'read' ? reading.value : undefined;
  }

  /**
   * Reads it before the first write. A damaged file is renamed; one that cannot be read, or that a newer Pinnboard
   * saved, is left alone for this run. `notice` says so in words; `what` is what the file holds, in the plural.
   */
  async load(what: string): Promise<{ value: T | undefined; notice: string | null }> {
    const reading = await readOwn(this.file, this.format);
    switch (reading.status) {
      case 'read':
        return { value: reading.value, notice: null };
      case 'missing':
        return { value: undefined, notice: null };
      case 'damaged':
        return { value: undefined, notice: await this.setAside(what, reading.why) };
      case 'newer':
        return {
          value: undefined,
          notice: this.lock(
            what,
            `A newer Pinnboard saved ${this.file} (version ${reading.version}).`,
          ),
        };
      default:
        return {
          value: undefined,
          notice: this.lock(what, `${this.file} cannot be read (${reading.why}).`),
        };
    }
  }

  /** Writes soon; of several values that wait, the last is written. Resolves when it is on the disk. */
  write(value: T): Promise<void> {
    if (this.locked) return Promise.resolve();
    const waiting = this.next !== null;
    this.next = { value };
    if (waiting) return this.writing;
    this.writing = this.writing.then(() => this.writeNext());
    return awaitBeforeQuitting(this.writing);
  }

  private async setAside(what: string, why: string): Promise<string> {
    try {
      const name = await renameAside(this.file);
      return `The ${what} could not be read: ${path.basename(this.file)} is damaged (${why}). It was renamed to ${name}; Pinnboard starts without it.`;
    } catch (error) {
      return this.lock(
        what,
        `${this.file} is damaged (${why}) and cannot be renamed (${errorCode(error)}).`,
      );
    }
  }

  private lock(what: string, why: string): string {
    this.locked = true;
    return `${why} The file is left unchanged: changes of the ${what} are not saved until Pinnboard is started again.`;
  }

  private async writeNext(): Promise<void> {
    const value = this.next?.value;
    this.next = null;
    if (value === undefined) return;
    try {
      await makeFolder(path.dirname(this.file));
      await writeFileAtomic(this.file, jsonText(value));
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      // A full disk must not stop the user.
      logError(`writing ${this.file}`, error);
    }
  }
}
