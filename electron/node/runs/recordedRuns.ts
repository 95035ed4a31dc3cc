/** The runs below a folder as they were recorded, each read by all readers. */
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { joined, type RecordedRun } from '../../../shared/runs/record/joined';
import type { RunPart } from '../../../shared/runs/record/part';
import { knownError } from '../files/errno';
import { findRuns } from './findRuns';
import { livingFolders } from './living';
import { RUN_READERS } from './readers';
import type { RunFiles } from './readers/reader';

/** A list of runs, and what could not be looked at. */
export interface RecordedRuns {
  readonly runs: readonly RecordedRun[];
  readonly unreadable: readonly { readonly folder: string; readonly errno: string }[];
}

/** Folders are relative to `dir`, with `/`; `.` is `dir` itself. Throws `file-unreadable` for `dir`. */
export async function recordedRuns(dir: string): Promise<RecordedRuns> {
  const { runs, unreadable } = await findRuns(dir);
  const living = await livingFolders(runs.map(({ folder }) => folder));
  const recorded: RecordedRun[] = [];
  for (const run of runs)
    recorded.push(
      joined(await partsOf(run), {
        folder: path.relative(dir, run.folder).split(path.sep).join('/') || '.',
        alive: living && living.has(run.folder),
        own: null,
      }),
    );
  return { runs: recorded, unreadable };
}

/** What each reader says; a reader that fails loses its own files only. */
async function partsOf(run: RunFiles): Promise<RunPart[]> {
  const parts: RunPart[] = [];
  for (const { id, read } of RUN_READERS)
    try {
      const part = await read(run);
      if (part) parts.push(part);
    } catch (error) {
      parts.push({ notRead: [{ file: id, problem: problemOf(error) }] });
    }
  return parts;
}

function problemOf(error: unknown): string {
  if (error instanceof AppError || error instanceof RangeError) return error.message;
  return knownError(error)?.message ?? 'it cannot be read';
}
