/** One run with where it comes from: what it was asked for and ran with, and its lineage among the runs beside it. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type AskedAndRan, askedAndRan } from '../../../shared/runs/record/asked';
import type { RecordedRun } from '../../../shared/runs/record/joined';
import { type LineageStep, lineageOf, type PlacedRun } from '../../../shared/runs/record/lineage';
import { livingFolders } from './living';
import type { RunFiles } from './readers/reader';
import { joinedRun, readParts, recordedRuns } from './recordedRuns';

/** A step, and where it is on this machine; null where it is not there, or no file or folder. */
export type PlacedStep = LineageStep & { readonly at: string | null };

export interface ReadHistory {
  readonly run: RecordedRun;
  readonly asked: AskedAndRan;
  readonly lineage: readonly PlacedStep[];
}

/** The runs below a folder as a table shows them, with their absolute folders. Rejects for a folder that cannot be read. */
export async function placedRuns(dir: string): Promise<PlacedRun[]> {
  const { runs } = await recordedRuns(dir, { recover: false });
  return runs.map((run) => ({ run, folder: path.join(dir, run.folder) }));
}

/** @param dir absolute: the folder of runs in which it is @param beside all of these */
export async function readHistory(
  found: RunFiles,
  dir: string,
  beside: readonly PlacedRun[],
): Promise<ReadHistory> {
  const { folder } = found;
  const living = await livingFolders([folder]);
  const read = await readParts(found, true);
  const run = joinedRun(found, read, {
    dir,
    alive: living?.has(folder) ?? null,
    recover: true,
  });
  const asked = askedAndRan(read.parts);
  const steps = lineageOf({ run, folder }, beside, asked.asked);
  return { run, asked, lineage: await Promise.all(steps.map(placed)) };
}

/** Where what a step names is: as it is recorded, or below its run. */
async function placed(step: LineageStep): Promise<PlacedStep> {
  const { kind, path: named, of } = step;
  if (kind === 'run' || kind === 'inference') return { ...step, at: of };
  if (kind === 'request' || named === null) return { ...step, at: null };
  for (const at of new Set([path.resolve(of, named), path.resolve(path.dirname(of), named)]))
    if (await stat(at).catch(() => null)) return { ...step, at };
  return { ...step, at: null };
}
