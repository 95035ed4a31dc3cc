/** One run with where it comes from: what it was asked for and ran with, and its lineage among the runs beside it. */
import path from 'node:path';
import { type AskedAndRan, askedAndRan } from '../../../shared/runs/record/asked';
import type { RecordedRun } from '../../../shared/runs/record/joined';
import { type LineageStep, lineageOf, type PlacedRun } from '../../../shared/runs/record/lineage';
import type { Dataset } from '../../../shared/runs/record/part';
import { startedIn } from '../../../shared/runs/record/paths';
import { own } from '../../../shared/values/value';
import { isThere } from '../files/isThere';
import { livingFolders } from './living';
import { findMoved, fingerprintOf } from './movedDataset';
import type { RunFiles } from './readers/reader';
import { joinedRun, readParts, recordedRuns } from './recordedRuns';

/** A step, and where it is on this machine; null where it is not there, or no file or folder. */
export type PlacedStep = LineageStep & {
  readonly at: string | null;
  /** A dataset that is elsewhere by now, where its fingerprint was found. */
  readonly isMoved?: true;
  /** A dataset that is where the run read it, with other contents by now. */
  readonly isChanged?: true;
};

export interface ReadHistory {
  /** The folder from which the run's relative paths are read. */
  readonly base: string;
  readonly run: RecordedRun;
  readonly asked: AskedAndRan;
  readonly lineage: readonly PlacedStep[];
}

/** The runs below a folder as a table shows them, with their absolute folders. Rejects for a folder that cannot be read. */
export async function placedRuns(dir: string): Promise<PlacedRun[]> {
  const { runs } = await recordedRuns(dir, { recover: false });
  return runs.map((run) => ({ run, folder: path.join(dir, run.folder) }));
}

/**
 * @param dir absolute: the folder of runs in which it is
 * @param beside all of these
 * @param datasets files among which one is looked for that was moved
 */
export async function readHistory(
  found: RunFiles,
  dir: string,
  beside: readonly PlacedRun[],
  datasets: readonly string[] = [],
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
  const places = new Places([...beside, { run, folder }], datasets);
  const lineage = await Promise.all(steps.map((step) => places.placed(step)));
  return { run, asked, lineage, base: baseOf({ run, folder }) ?? folder };
}

/** The folder in which a run was started; null where that is not known. */
function baseOf({ run: { settings, request }, folder }: PlacedRun): string | null {
  const output = own(settings.training_config ?? {}, 'output_dir') ?? request?.output_dir;
  return startedIn(folder, typeof output === 'string' ? output : null);
}

/** Where what a lineage names is on this machine. */
class Places {
  private readonly runs: ReadonlyMap<string, PlacedRun>;

  constructor(
    all: readonly PlacedRun[],
    private readonly datasets: readonly string[],
  ) {
    this.runs = new Map(all.map((one) => [one.folder, one]));
  }

  async placed(step: LineageStep): Promise<PlacedStep> {
    const { kind, path: named, of } = step;
    if (kind === 'run' || kind === 'inference') return { ...step, at: of };
    if (kind === 'request' || named === null) return { ...step, at: null };
    const at = await this.asRecorded(of, named);
    return kind === 'dataset' ? this.dataset(step, at) : { ...step, at };
  }

  /** From where the run was started, or below its folder. */
  private async asRecorded(of: string, named: string): Promise<string | null> {
    const one = this.runs.get(of);
    const base = one ? baseOf(one) : null;
    for (const from of new Set([...(base === null ? [] : [base]), of, path.dirname(of)])) {
      const at = path.resolve(from, named);
      if (await isThere(at)) return at;
    }
    return null;
  }

  /** A file of its fingerprint is the same one, wherever it is by now. */
  private async dataset(step: LineageStep, at: string | null): Promise<PlacedStep> {
    const dataset = this.runs.get(step.of)?.run.dataset;
    if (!dataset?.fingerprint) return { ...step, at };
    const isChanged = at !== null && (await fingerprintOf(at)) !== dataset.fingerprint;
    if (at !== null && !isChanged) return { ...step, at };
    const moved = await findMoved(dataset, step.of, [...this.datasets, ...this.sameAs(dataset)]);
    if (moved !== null)
      return { ...step, at: moved, isMoved: true, notes: [...step.notes, `now ${moved}`] };
    if (!isChanged) return { ...step, at };
    return { ...step, at, isChanged, notes: [...step.notes, 'changed since then'] };
  }

  /** Where other runs read the same data. */
  private sameAs({ fingerprint }: Dataset): string[] {
    return [...this.runs.values()].flatMap(({ run: { dataset }, folder }) =>
      dataset?.fingerprint === fingerprint ? [path.resolve(folder, dataset.path)] : [],
    );
  }
}
