/** The runs that Pinnboard knows: those in its folders of runs, each followed by itself, so that none waits for another. */
import { type FSWatcher, watch } from 'node:fs';
import { AppError, isCancelled } from '../../../shared/errors/appError';
import type { NotesChange } from '../../../shared/runs/notes';
import type { RecordedRun } from '../../../shared/runs/record/joined';
import type { RunNow } from '../../../shared/runs/runNow';
import { isWithin } from '../files/within';
import type { Hosts } from '../hosts/store';
import { logError } from '../log';
import type { Settings } from '../state/settings';
import { FollowedRun, type Following, idOf, isOver } from './followed';
import { HostQueue } from './hostQueue';
import { mayGoOn } from './index/indexer';
import { type IndexedRun, type Listing, NO_RUNS } from './index/messages';
import type { RunIndex } from './index/runIndex';
import { runFolders } from './readRun';
import type { ReadHistory } from './runHistory';
import { changeNotes } from './writeNotes';

/** Further folders are forgotten, those first that were used longest ago. */
const MOST_FOLDERS = 32;

/** Files come one by one into a new run's folder. */
const SOON_MS = 300;

/** How often the files of runs are looked at that others started and that may still go on. */
const LOOK_MS = 5000;

export interface RunEvents {
  /** Something is new about a run, or about which there are. */
  readonly onChange: () => void;
  /** A run that was seen going on has ended, other than by a stop that the user asked for here. */
  readonly onEnd: (run: FollowedRun, now: RunNow) => void;
}

/** A run in a folder of runs: one of Pinnboard's own is followed, and the index knows what the files of any record. */
export interface KnownRun {
  /** Absolute. */
  readonly folder: string;
  readonly followed: FollowedRun | null;
  readonly indexed: IndexedRun | null;
}

export class RunWatch {
  private readonly runs = new Map<string, FollowedRun>();
  private index: RunIndex | null = null;
  private listing: Listing = NO_RUNS;
  private lookTimer: NodeJS.Timeout | undefined;
  private isClosed = false;
  /** The list has been opened. */
  private isIndexed = false;
  /** The index is being asked; `again` where something changed since. */
  private indexing: { again: boolean; readonly done: Promise<void> } | null = null;
  /** By folder of runs. */
  private readonly watchers = new Map<string, FSWatcher>();
  private events: RunEvents = { onChange: () => {}, onEnd: () => {} };
  private scanning: Promise<unknown> = Promise.resolve();
  private soon: NodeJS.Timeout | undefined;

  private readonly queue: HostQueue;

  constructor(
    private readonly stored: Settings,
    hosts: Pick<Hosts, 'usable'>,
  ) {
    this.queue = new HostQueue(() => hosts.usable());
  }

  /** Looks for runs, and says from now on what happens to them. The index is asked once the list is opened. */
  start(events: RunEvents, index: RunIndex | null = null): Promise<void> {
    this.events = events;
    this.index = index;
    return this.scan();
  }

  /** Folders of runs, absolute, the latest first. */
  get folders(): readonly string[] {
    return this.stored.get('runFolders');
  }

  /** Those that were found, in the order of their folders. */
  list(): FollowedRun[] {
    return [...this.runs.values()];
  }

  /** Every run that is known, those of others among them. */
  all(): KnownRun[] {
    const indexed = new Map(this.listing.runs.map((run) => [run.folder, run]));
    const folders = new Set([...this.runs.keys(), ...indexed.keys()]);
    return [...folders].map((folder) => ({
      folder,
      followed: this.runs.get(folder) ?? null,
      indexed: indexed.get(folder) ?? null,
    }));
  }

  /** In what the indexed runs differ. */
  get settings(): Pick<Listing, 'differing' | 'same' | 'common'> {
    return this.listing;
  }

  /** The run of this id, whoever started it. */
  findAny = (id: string): KnownRun | undefined =>
    this.all().find(({ folder }) => idOf(folder) === id);

  /** Everything that the files of a run record; null for one that is gone. Rejects as the worker does. */
  async recorded(folder: string): Promise<RecordedRun | null> {
    const root = this.folders.find((one) => isWithin(folder, one));
    return root === undefined ? null : ((await this.index?.run(root, folder)) ?? null);
  }

  /**
   * The same with where it comes from; a dataset that was moved is looked for among `datasets`, too.
   * Throws `run-gone`; rejects as the worker does.
   */
  async history(folder: string, datasets: readonly string[] = []): Promise<ReadHistory> {
    const root = this.folders.find((one) => isWithin(folder, one));
    const history = root === undefined ? null : await this.index?.history(root, folder, datasets);
    if (!history) throw new AppError('run-gone', {});
    return history;
  }

  /** Changes the tags and the note of a run, and lists it so. Rejects as `changeNotes` does. */
  async annotate(folder: string, change: NotesChange): Promise<void> {
    await changeNotes(folder, change);
    const { index } = this;
    if (index !== null) await this.take(() => index.lookAtNotes(this.folders, folder));
  }

  /** Reads what the files of all runs record; resolves when it is read. Never rejects. */
  reindex(): Promise<void> {
    if (this.indexing) {
      this.indexing.again = true;
      return this.indexing.done;
    }
    const done = this.indexNow().finally(() => {
      const again = this.indexing?.again;
      this.indexing = null;
      if (again) void this.reindex();
    });
    this.indexing = { again: false, done };
    return done;
  }

  private async indexNow(): Promise<void> {
    clearTimeout(this.lookTimer);
    const { index } = this;
    if (index === null) return;
    this.isIndexed = true;
    await this.take(() => index.list(this.folders));
    this.lookLater(index);
  }

  /** No process reports to Pinnboard what others started: its files are read. */
  private lookLater(index: RunIndex): void {
    clearTimeout(this.lookTimer);
    const isAny = this.listing.runs.some(
      ({ folder, state }) => mayGoOn(state) && !this.runs.has(folder),
    );
    if (!isAny || this.isClosed) return;
    this.lookTimer = setTimeout(() => {
      void this.take(() => index.look(this.folders)).then(() => this.lookLater(index));
    }, LOOK_MS).unref();
  }

  private async take(ask: () => Promise<Listing>): Promise<void> {
    try {
      const listing = await ask();
      const isSame = listing === this.listing;
      this.listing = listing;
      if (!isSame) this.events.onChange();
    } catch (error) {
      if (!isCancelled(error)) logError('indexing runs', error);
    }
  }

  /** How many runs are below a folder, whoever started them. Rejects as the worker does. */
  async countIn(folder: string): Promise<number> {
    return (await this.index?.list([folder]))?.runs.length ?? 0;
  }

  /** Knows a folder of runs from now on, and looks into it; one within another that is known is so already. */
  async add(folder: string): Promise<void> {
    const isKnown = this.folders.some((known) => isWithin(folder, known));
    if (!isKnown) {
      const others = this.folders.filter((known) => !isWithin(known, folder));
      this.stored.set({ runFolders: [folder, ...others].slice(0, MOST_FOLDERS) });
    }
    await this.scan();
  }

  /** The same where there are runs. Never rejects. */
  async addIfRuns(folder: string): Promise<void> {
    const found = await runFolders(folder).catch(() => []);
    if (found.length > 0) await this.add(folder);
  }

  /** Lists the runs of a folder no more. */
  async forget(id: string): Promise<void> {
    this.stored.set({ runFolders: this.folders.filter((folder) => idOf(folder) !== id) });
    await this.scan();
  }

  /** Looks for runs that came or went; those that are there are read later, each by itself. */
  scan(): Promise<void> {
    const scanned = this.scanning.then(() => this.scanNow());
    this.scanning = scanned;
    return scanned;
  }

  /** Reads every run and asks its host anew; resolves when the folders are read. */
  async read(): Promise<void> {
    await Promise.all(this.list().map((run) => run.lookAnew()));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.soon);
    clearTimeout(this.lookTimer);
    for (const run of this.runs.values()) run.close();
    for (const watcher of this.watchers.values()) watcher.close();
    this.runs.clear();
    this.watchers.clear();
    await Promise.all([this.queue.close(), this.index?.close()]);
  }

  private async scanNow(): Promise<void> {
    const found = new Set<string>();
    for (const folder of this.folders)
      for (const run of await runFolders(folder).catch(() => [])) found.add(run);
    const before = [...this.runs.keys()];
    for (const [folder, run] of this.runs)
      if (!found.has(folder)) {
        run.close();
        this.runs.delete(folder);
      }
    for (const folder of found) {
      const run = this.runs.get(folder) ?? new FollowedRun(folder, this.following);
      this.runs.set(folder, run);
      void run.look();
    }
    this.watchFolders();
    if ([...this.runs.keys()].join('\0') !== before.join('\0')) this.events.onChange();
  }

  private readonly following: Following = {
    ask: (folder, job) => this.queue.ask(folder, job),
    onChange: (run, before) => {
      this.events.onChange();
      const { now } = run;
      const wasGoing = before !== null && before.state !== 'written' && !isOver(before);
      if (now === null || !wasGoing || !isOver(now)) return;
      if (now.state !== 'stopped' || !run.isStoppedHere) this.events.onEnd(run, now);
    },
  };

  /** A run that another program starts is found when its folder comes. */
  private watchFolders(): void {
    for (const [folder, watcher] of this.watchers)
      if (!this.folders.includes(folder)) {
        watcher.close();
        this.watchers.delete(folder);
      }
    for (const folder of this.folders) if (!this.watchers.has(folder)) this.watchFolder(folder);
  }

  private watchFolder(folder: string): void {
    const onError = () => {
      this.watchers.get(folder)?.close();
      this.watchers.delete(folder);
    };
    try {
      const watcher = watch(folder, { persistent: false }, () => this.scanSoon());
      watcher.on('error', onError);
      this.watchers.set(folder, watcher);
    } catch {
      // A folder that is gone, or a system without such news: the list is read anew when it is shown.
      onError();
    }
  }

  private scanSoon(): void {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => {
      void this.scan();
      if (this.isIndexed) void this.reindex();
    }, SOON_MS);
  }
}
