/** The runs below a folder, read again only where a file of theirs was changed. */
import type { RecordedRun } from '../../../../shared/runs/record/joined';
import { withLineage } from '../../../../shared/runs/record/lineage';
import type { RunPart } from '../../../../shared/runs/record/part';
import { type Sparkline, sparkline } from '../../../../shared/runs/record/sparkline';
import { recordedState } from '../../../../shared/runs/record/state';
import { headLoss } from '../../../../shared/runs/record/table';
import { type RunState, SILENCE, type StateNow } from '../../../../shared/runs/state';
import { type FoundRuns, filesNow, findRuns } from '../findRuns';
import { isOver } from '../followed';
import { livingFolders } from '../living';
import type { RunFiles } from '../readers/reader';
import { joinedRun, type RecordedRuns, readParts } from '../recordedRuns';
import { type Entry, stampOf } from './entry';
import { keep, readKept } from './indexFile';
import { FolderTree } from './tree';

/** All runs, with the files and the curve of each in the same order. */
export interface IndexedRuns extends RecordedRuns {
  readonly files: readonly RunFiles[];
  readonly curves: readonly (Sparkline | null)[];
}

/** A run as it was last seen. */
interface Seen {
  readonly entry: Entry;
  readonly bytes: number;
  /** When it was seen to grow, in milliseconds; null while it was not. */
  readonly grewAt: number | null;
}

export class Indexer {
  private tree: FolderTree | null = null;
  private readonly seen = new Map<string, Seen>();
  /** Resolves when what was read last is kept. */
  kept: Promise<void> = Promise.resolve();
  /** Of the last listing. */
  private found: FoundRuns = { runs: [], unreadable: [] };

  /** @param folder absolute @param cache folder where it is kept between two starts; null for nowhere */
  constructor(
    private readonly folder: string,
    private readonly cache: string | null,
    private readonly clock: () => number = Date.now,
  ) {}

  /** All of them. Throws `file-unreadable` for the folder itself. */
  async list(): Promise<IndexedRuns> {
    const tree = this.tree ?? (await this.begin());
    tree.begin();
    this.found = await findRuns(this.folder, tree.list);
    tree.end();
    const folders = new Set(this.found.runs.map((run) => run.folder));
    for (const folder of this.seen.keys()) if (!folders.has(folder)) this.seen.delete(folder);
    const isRead = await this.look(this.found.runs);
    if (isRead || tree.isChanged) this.kept = this.keep(tree);
    return this.listed();
  }

  /** The same, where only runs are looked at again that may still go on: no other run is searched, but the first time. */
  async lookAgain(): Promise<IndexedRuns> {
    if (this.tree === null) return this.list();
    const { runs } = await this.listed();
    await this.look(this.listAgain((_, at) => mayGoOn(runs[at]?.state ?? 'unknown')));
    return this.listed();
  }

  /** Those of the found runs, with the files that they have by now: what a run writes comes after it was found. */
  private listAgain(isChosen: (run: RunFiles, at: number) => boolean): RunFiles[] {
    const folders = new Set(this.found.runs.map(({ folder }) => folder));
    const again = new Map<RunFiles, RunFiles>();
    for (const run of this.found.runs.filter(isChosen)) {
      const files = filesNow(run.folder, folders);
      // One that is gone stays as it was until all are listed.
      if (files.length > 0) again.set(run, { ...run, files });
    }
    this.found = { ...this.found, runs: this.found.runs.map((run) => again.get(run) ?? run) };
    return [...again.values()];
  }

  /** The same as it was seen last. */
  known = (): Promise<IndexedRuns> => (this.tree === null ? this.list() : this.listed());

  /** The same, where only the run in this folder is looked at again, whose notes were changed. */
  async lookAtNotes(folder: string): Promise<IndexedRuns> {
    const again = this.listAgain((run) => run.folder === folder);
    if (again.length === 0) return this.list();
    await this.look(again);
    return this.listed();
  }

  private async begin(): Promise<FolderTree> {
    const { folders, runs } = await readKept(this.cache, this.folder);
    for (const entry of runs) this.seen.set(entry.folder, { entry, bytes: -1, grewAt: null });
    this.tree = new FolderTree(folders);
    return this.tree;
  }

  /** Reads those that were changed; whether something is to be kept now that was not. */
  private async look(runs: readonly RunFiles[]): Promise<boolean> {
    let isRead = false;
    for (const run of runs) {
      const before = this.seen.get(run.folder);
      const { stamp, bytes } = stampOf(run);
      if (before && before.entry.stamp === stamp && isSettled(before.entry)) {
        if (before.bytes !== bytes) this.seen.set(run.folder, { ...before, bytes });
        continue;
      }
      const entry = await this.read(run, stamp ?? '');
      isRead ||= isKept(entry);
      const grew = before !== undefined && before.bytes >= 0 && bytes > before.bytes;
      this.seen.set(run.folder, {
        entry,
        bytes,
        grewAt: grew ? this.clock() : (before?.grewAt ?? null),
      });
    }
    return isRead;
  }

  private async read(run: RunFiles, stamp: string): Promise<Entry> {
    const read = await readParts(run, false);
    const joined = joinedRun(run, read, { dir: this.folder, alive: null, recover: false });
    return {
      folder: run.folder,
      stamp,
      run: joined,
      curve: curveOf(joined, read.parts),
      isOwn: read.own !== null,
      signs: read.found.signs(),
    };
  }

  private async listed(): Promise<IndexedRuns> {
    const { runs: files, unreadable } = this.found;
    const living = await livingFolders(files.map(({ folder }) => folder));
    const all = files.flatMap(({ folder }) => this.seen.get(folder) ?? []);
    const runs = all.map((seen) => this.withState(seen, living?.has(seen.entry.folder) ?? null));
    const curves = all.map(({ entry }) => entry.curve);
    return { runs: withLineage(runs, this.folder), unreadable, files, curves };
  }

  /** What is kept says nothing about processes, which come and go. */
  private withState({ entry, grewAt }: Seen, alive: boolean | null): RecordedRun {
    const { run, signs, isOwn } = entry;
    if (isOwn) return run;
    const remarks = run.evidence.slice(recordedState(signs, null).evidence.length);
    const now = this.grown(recordedState(signs, alive), grewAt);
    return { ...run, state: now.state, evidence: [...now.evidence, ...remarks] };
  }

  /** A run that left neither a result nor an error runs while its files grow. */
  private grown(now: StateNow, grewAt: number | null): StateNow {
    const seconds = grewAt === null ? Number.POSITIVE_INFINITY : (this.clock() - grewAt) / 1000;
    return seconds > SILENCE || (now.state !== 'stopped' && now.state !== 'unknown')
      ? now
      : { state: 'running', evidence: ['Its files grew while they were watched.'] };
  }

  private keep(tree: FolderTree): Promise<void> {
    const runs = [...this.seen.values()].map(({ entry }) => entry);
    return keep(this.cache, this.folder, {
      folders: tree.data(),
      runs: runs.filter(isKept),
    });
  }
}

/** Of the loss that the run is judged by, from the first logger that has it. */
function curveOf({ losses }: RecordedRun, parts: readonly RunPart[]): Sparkline | null {
  const loss = headLoss(losses)?.name;
  if (loss === undefined) return null;
  for (const { curves } of parts) {
    const curve = curves && sparkline(curves(), loss);
    if (curve) return curve;
  }
  return null;
}

/** A run that left neither a result nor an error may go on, whatever is known of it now. */
export const mayGoOn = (state: RunState | null): boolean =>
  state !== 'finished' && state !== 'crashed';

/** Of a run of Pinnboard's that goes on, other things than its files say how it is. */
const isSettled = ({ isOwn, run }: Entry): boolean => !isOwn || isOver(run);

const isKept = (entry: Entry): boolean => entry.stamp !== '' && isSettled(entry);
