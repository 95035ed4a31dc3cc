/** A damaged file of another program is listed and read as far as it goes, or refused in words. */
import { writeFileSync } from 'node:fs';
import type { JobContext } from '../../electron/node/jobs/jobContext';
import { openHere } from '../../electron/node/prepare/sources/kinds';
import type { OpenFile } from '../../electron/node/prepare/sources/reader';
import { AppError } from '../../shared/errors/appError';
import { errorText } from '../../shared/errors/words';
import {
  type SourceArray,
  sourceFileSchema,
  sourceValuesSchema,
} from '../../shared/prepare/source';
import { usable, worded } from './usable';

/** The library can crash on a damaged file; the app ends its worker then, and a run of this its process. */
export const CRASHED = 'the HDF5 library crashed';

const watch: JobContext = { signal: new AbortController().signal, progress: () => {} };
/** Of the arrays of an input: a damaged one may list thousands. */
const MOST_READ = 40;

/** The outcome in a word or two. Throws when the contract is broken. @param file is written to */
export async function judgeForeign(bytes: Buffer, file: string): Promise<string> {
  // Columns of text are known by their names, all others by their bytes.
  writeFileSync(`${file}.csv`, bytes);
  const judge = new Judge();
  const open = await judge.usable(() =>
    openHere({ path: `${file}.csv`, series: null, allow: [] }, watch),
  );
  if (!open) return judge.crashed ? CRASHED : 'refused';
  try {
    const outcome = await judge.outcome(open);
    return judge.crashed ? CRASHED : outcome;
  } finally {
    await open.close();
  }
}

class Judge {
  crashed = false;

  async outcome(open: OpenFile): Promise<string> {
    const { arrays, problems } = sourceFileSchema.parse(open.file);
    for (const problem of problems) worded(errorText(problem));
    const read: boolean[] = [];
    for (const array of arrays.slice(0, MOST_READ)) read.push(await this.reads(open, array));
    if (read.every(Boolean)) return 'read';
    return read.some(Boolean) ? 'read in part' : 'listed';
  }

  usable<T>(work: () => Promise<T>): Promise<T | undefined> {
    return usable(async () => {
      try {
        return await work();
      } catch (error) {
        if (error instanceof AppError) this.note(error.code);
        throw error;
      }
    });
  }

  /** Whether the first index of the array is read. */
  private async reads(open: OpenFile, { path, problem, dtype, shape }: SourceArray) {
    if (problem) {
      worded(errorText(problem));
      this.note(problem.code);
    }
    if (dtype === 'text')
      return (await this.usable(() => open.readText(path, watch))) !== undefined;
    const box = shape.map((count, axis) => ({
      start: 0,
      count: axis === 0 ? Math.min(count, 1) : count,
    }));
    const values = await this.usable(() => open.read(path, box, watch));
    if (values) sourceValuesSchema.parse(values);
    return values !== undefined;
  }

  private note(code: string): void {
    this.crashed ||= code === 'source-crashed';
  }
}
