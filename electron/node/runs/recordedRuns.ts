/** The runs below a folder as they were recorded, each read by all readers. */
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { RUN_FILES } from '../../../shared/runs/folder';
import { Found, joined, type RecordedRun } from '../../../shared/runs/record/joined';
import { withLineage } from '../../../shared/runs/record/lineage';
import { notReadPart, type RunPart } from '../../../shared/runs/record/part';
import type { StateNow } from '../../../shared/runs/state';
import type { StatusChange } from '../../../shared/runs/status';
import { knownError } from '../files/errno';
import { logError } from '../log';
import { findRuns } from './findRuns';
import { livingFolders } from './living';
import { RUN_READERS } from './readers';
import type { RunFiles } from './readers/reader';
import { RunEvidence } from './runEvidence';

/** A list of runs, and what could not be looked at. */
export interface RecordedRuns {
  readonly runs: readonly RecordedRun[];
  readonly unreadable: readonly { readonly folder: string; readonly errno: string }[];
}

/**
 * Folders are relative to `dir`, with `/`; `.` is `dir` itself. Without `recover` it has
 * what a table shows, and no requests. Throws `file-unreadable` for `dir`.
 */
export async function recordedRuns(dir: string, { recover = true } = {}): Promise<RecordedRuns> {
  const { runs, unreadable } = await findRuns(dir);
  const living = await livingFolders(runs.map(({ folder }) => folder));
  const recorded: RecordedRun[] = [];
  for (const run of runs)
    recorded.push(await recordedRun(run, { dir, alive: living?.has(run.folder) ?? null, recover }));
  return { runs: withLineage(recorded, dir), unreadable };
}

interface Reading {
  /** The folder of runs, to which its own is relative. */
  readonly dir: string;
  readonly alive: boolean | null;
  readonly recover: boolean;
}

/** One of them, as all readers see it. Never rejects: what cannot be read is in it. */
export async function recordedRun(run: RunFiles, reading: Reading): Promise<RecordedRun> {
  return joinedRun(run, await readParts(run, reading.recover), reading);
}

/** What is known of a run before it is put together. */
export interface ReadParts {
  readonly parts: readonly RunPart[];
  readonly found: Found;
  readonly own: StateNow | null;
}

/** @param isWhole also what a table does not show. Never rejects. */
export async function readParts(run: RunFiles, isWhole: boolean): Promise<ReadParts> {
  const { parts: noted, now } = await ownRun(run);
  const parts = [...noted, ...(await partsOf(run, !isWhole))];
  return { parts, found: new Found(parts), own: now };
}

export const joinedRun = (
  { folder }: RunFiles,
  { found, own }: ReadParts,
  { dir, alive, recover }: Reading,
): RecordedRun =>
  joined(found, {
    ...{ alive, recover, own },
    folder: path.relative(dir, folder).split(path.sep).join('/') || '.',
  });

/** What Pinnboard noted down of a run that it started; its state is surer than what files say. */
async function ownRun(run: RunFiles): Promise<{ parts: RunPart[]; now: StateNow | null }> {
  if (!run.files.includes(RUN_FILES.status)) return { parts: [], now: null };
  try {
    const { state, evidence, changes } = await new RunEvidence(run.folder).look();
    const at = (one: StatusChange['state']) => changes.find((change) => change.state === one)?.at;
    const [started, ended] = [at('running'), at('ended')];
    const part: RunPart = {
      ...(started !== undefined && { started }),
      ...(ended !== undefined && { ended }),
    };
    return { parts: [part], now: { state, evidence } };
  } catch (error) {
    return {
      parts: [{ notRead: [notReadPart(RUN_FILES.status, failureOf('status', error))] }],
      now: null,
    };
  }
}

/** What each reader says; a reader that fails loses its own files only. */
async function partsOf(run: RunFiles, isTable: boolean): Promise<RunPart[]> {
  const parts: RunPart[] = [];
  for (const { id, read } of RUN_READERS)
    try {
      const part = await read(run, isTable && parts.some(({ sections }) => sections));
      if (part) parts.push(part);
    } catch (error) {
      parts.push({ notRead: [notReadPart(id, failureOf(id, error))] });
    }
  return parts;
}

function failureOf(part: string, error: unknown): AppError {
  const known = knownError(error);
  // A hostile file is expected, and a mistake of ours is not.
  if (known === null) logError(`reading ${part} of a run`, error);
  return known ?? new AppError('run-part-unreadable', { part }, { cause: error });
}
