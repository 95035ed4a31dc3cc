/** The runs that Pinnboard knows: those in its folders of runs, each followed by itself, so that none waits for another. */
import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import type { RunNow } from '../../../shared/runs/runNow';
import type { Hosts } from '../hosts/store';
import type { Settings } from '../state/settings';
import { FollowedRun, type Following, idOf, isOver } from './followed';
import { HostQueue } from './hostQueue';
import { runFolders } from './readRun';

/** Further folders are forgotten, those first that were used longest ago. */
const MOST_FOLDERS = 32;

/** Files come one by one into a new run's folder. */
const SOON_MS = 300;

export interface RunEvents {
  /** Something is new about a run, or about which there are. */
  readonly onChange: () => void;
  /** A run that was seen going on has ended, other than by a stop that the user asked for here. */
  readonly onEnd: (run: FollowedRun, now: RunNow) => void;
}

export class RunWatch {
  private readonly runs = new Map<string, FollowedRun>();
  /** By folder of runs. */
  private readonly watchers = new Map<string, FSWatcher>();
  private events: RunEvents = { onChange: () => {}, onEnd: () => {} };
  private scanning: Promise<unknown> = Promise.resolve();
  private soon: NodeJS.Timeout | undefined;

  private readonly queue: HostQueue;

  constructor(
    private readonly settings: Settings,
    hosts: Pick<Hosts, 'usable'>,
  ) {
    this.queue = new HostQueue(() => hosts.usable());
  }

  /** Looks for runs, and says from now on what happens to them. */
  start(events: RunEvents): Promise<void> {
    this.events = events;
    return this.scan();
  }

  /** Folders of runs, absolute, the latest first. */
  get folders(): readonly string[] {
    return this.settings.get('runFolders');
  }

  /** The run of this id. */
  find(id: string): FollowedRun | undefined {
    return this.list().find((run) => run.id === id);
  }

  /** Those that were found, in the order of their folders. */
  list(): FollowedRun[] {
    return [...this.runs.values()];
  }

  /** Knows a folder of runs from now on, and looks into it; one within another that is known is so already. */
  async add(folder: string): Promise<void> {
    const isKnown = this.folders.some((known) => isWithin(folder, known));
    if (!isKnown) {
      const others = this.folders.filter((known) => !isWithin(known, folder));
      this.settings.set({ runFolders: [folder, ...others].slice(0, MOST_FOLDERS) });
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
    this.settings.set({ runFolders: this.folders.filter((folder) => idOf(folder) !== id) });
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
    clearTimeout(this.soon);
    for (const run of this.runs.values()) run.close();
    for (const watcher of this.watchers.values()) watcher.close();
    this.runs.clear();
    this.watchers.clear();
    await this.queue.close();
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
    this.soon = setTimeout(() => void this.scan(), SOON_MS);
  }
}

/** Whether a folder is another one, or in it. */
function isWithin(folder: string, other: string): boolean {
  const way = path.relative(other, folder);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
}
