/** A small JSON file of the app's own: parsed on reading, written atomically, one write after the other. */

import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { parseJson } from '../../shared/json/read';
import { jsonText } from '../../shared/json/write';
import { writeFileAtomic, writeProblem } from '../files/atomicWrite';

/** Writes of all files that are not on the disk yet. */
const pending = new Set<Promise<void>>();

/** Resolves when all that was to be written is on the disk; null when it is. */
export const unwritten = (): Promise<unknown> | null =>
  pending.size === 0 ? null : Promise.all(pending);

export class JsonFile<T> {
  /** Why the last write failed; null when it did not. */
  problem: string | null = null;
  private writing: Promise<void> = Promise.resolve();
  private next: { readonly value: T | null } | null = null;

  constructor(
    readonly file: string,
    private readonly schema: z.ZodType<T>,
  ) {}

  /** What the file holds; undefined when there is none or it is damaged. Never throws. */
  async read(): Promise<T | undefined> {
    try {
      const parsed = this.schema.safeParse(parseJson(await readFile(this.file, 'utf8')));
      return parsed.success ? parsed.data : undefined;
    } catch {
      return undefined;
    }
  }

  /** Writes soon; of several values that wait, the last is written. Resolves when it is on the disk. */
  write(value: T): Promise<void> {
    return this.queue(value);
  }

  /** Removes the file, after whatever is being written. */
  remove(): Promise<void> {
    return this.queue(null);
  }

  private queue(value: T | null): Promise<void> {
    const waiting = this.next !== null;
    this.next = { value };
    if (waiting) return this.writing;
    const writing = this.writing.then(() => this.writeNext());
    this.writing = writing;
    pending.add(writing);
    void writing.finally(() => pending.delete(writing));
    return writing;
  }

  private async writeNext(): Promise<void> {
    const value = this.next?.value ?? null;
    this.next = null;
    try {
      if (value === null) return await rm(this.file, { force: true });
      await mkdir(path.dirname(this.file), { recursive: true });
      await writeFileAtomic(this.file, jsonText(value));
      this.problem = null;
    } catch (error) {
      this.problem = writeProblem(this.file, error).reason;
      // A full disk must not stop the work; the draft still stands in the window.
      console.error(`${this.file}:`, error instanceof Error ? error.message : error);
    }
  }
}
