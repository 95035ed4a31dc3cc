/** One run that is followed: its folder is read again, and its host asked again, as long as what they say may change. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { FinishedRun } from '../../../shared/plan/seconds';
import { RUN_FILES } from '../../../shared/runs/folder';
import type { RunJob } from '../../../shared/runs/job';
import type { RunNow } from '../../../shared/runs/runNow';
import type { RunState } from '../../../shared/runs/state';
import { knownError } from '../files/errno';
import { logError } from '../log';
import { finishedRun } from './finishedRuns';
import { isElsewhere } from './mirror';
import { RunReader } from './readRun';

/** How often the folder of a run is read that goes on; that of another one is only looked at for a change. */
const RUNNING_MS = 1000;
const WAITING_MS = 5000;

/** How often a host is asked about a run; one that does not answer twice as rarely each time. */
const ASK_MS = 5000;
const ASK_AT_LEAST_MS = 300_000;

/** Of what nobody is heard, something may be heard again. */
const OVER: readonly RunState[] = ['finished', 'crashed', 'stopped'];

/** Whether a run has ended. */
export const isOver = ({ state }: Pick<RunNow, 'state'>): boolean => OVER.includes(state);

/** The id of a folder: the same for the same path alone. */
export const idOf = (folder: string): string =>
  createHash('sha256').update(folder).digest('hex').slice(0, 16);

export interface Following {
  /** Brings what the run's host knows into its folder. Throws what the connection throws. */
  readonly ask: (folder: string, job: RunJob) => Promise<unknown>;
  /** Called with what was known before, once something else is. */
  readonly onChange: (run: FollowedRun, before: RunNow | null) => void;
}

export class FollowedRun {
  readonly id: string;
  /** The last that was read; null before, and for a folder that cannot be read. */
  now: RunNow | null = null;
  /** What it shows of its time, once it has finished; null for one that shows none. */
  finished: FinishedRun | null = null;
  private unread: string | null = null;
  private unanswered: string | null = null;
  private readonly reader: RunReader;
  private looking: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private askTimer: NodeJS.Timeout | undefined;
  private isAsking = false;
  /** When the host was asked last, and how often it has not answered since it did. */
  private asked = Number.NEGATIVE_INFINITY;
  private failures = 0;
  private stamp = '';
  private shown = '';
  private isClosed = false;
  private isAskedHere = false;

  /** @param folder absolute */
  constructor(
    readonly folder: string,
    private readonly following: Following,
  ) {
    this.id = idOf(folder);
    this.reader = new RunReader(folder);
  }

  /** Why the folder cannot be read, or what its host did not answer. */
  get problem(): string | null {
    return this.unread ?? this.unanswered;
  }

  /** The user asked for its end here, and it was not too late for that. */
  get isStoppedHere(): boolean {
    return this.isAskedHere;
  }

  /** Asks the run to end, as the user wants. One that could not be asked is followed as before. */
  async stop<Answer>(ask: () => Promise<'asked' | Answer>): Promise<'asked' | Answer> {
    const before = this.isAskedHere;
    // Its end may come before the answer.
    this.isAskedHere = true;
    let answer: 'asked' | Answer | undefined;
    try {
      answer = await ask();
      return answer;
    } finally {
      this.isAskedHere = before || answer === 'asked';
    }
  }

  /** Reads the folder now, and again while the run may change. Never rejects. */
  look(): Promise<void> {
    clearTimeout(this.timer);
    this.looking ??= this.read().finally(() => {
      this.looking = null;
      this.lookLater();
      this.askLater();
    });
    return this.looking;
  }

  /** The same, and asks the host at once, however often it did not answer. */
  lookAnew(): Promise<void> {
    this.failures = 0;
    this.asked = Number.NEGATIVE_INFINITY;
    clearTimeout(this.askTimer);
    this.askTimer = undefined;
    return this.look();
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    clearTimeout(this.askTimer);
  }

  private lookLater(): void {
    const { now, isClosed } = this;
    if (isClosed || (now !== null && isOver(now))) return;
    const pause = now?.state === 'running' ? RUNNING_MS : WAITING_MS;
    this.timer = setTimeout(() => void this.look(), pause);
  }

  /** The folder is read meanwhile: a host that hangs keeps nothing waiting but its own answer. */
  private askLater(): void {
    const job = this.now?.job ?? null;
    if (this.isClosed || this.isAsking || this.askTimer !== undefined || this.now === null) return;
    if (job === null || job.submitted_at === null || !isElsewhere(job) || isOver(this.now)) return;
    const pause = Math.min(ASK_MS * 2 ** this.failures, ASK_AT_LEAST_MS);
    this.askTimer = setTimeout(
      () => void this.askNow(job),
      Math.max(0, this.asked + pause - Date.now()),
    );
  }

  private async askNow(job: RunJob): Promise<void> {
    this.askTimer = undefined;
    this.isAsking = true;
    try {
      await this.following.ask(this.folder, job);
      this.failures = 0;
      this.unanswered = null;
    } catch (error) {
      this.failures += 1;
      this.unanswered = wordsOf(error, `asking about the run ${this.folder}`);
    }
    this.asked = Date.now();
    this.isAsking = false;
    if (!this.isClosed) await this.look();
  }

  private async read(): Promise<void> {
    const before = this.now;
    const stamp = await this.stampNow();
    // A run that goes on changes other files, too.
    if (stamp !== this.stamp || this.now?.state === 'running') {
      try {
        this.now = await this.reader.read();
        this.finished = await finishedRun(this.folder, this.now).catch(() => null);
        this.unread = null;
      } catch (error) {
        this.now = null;
        this.unread = wordsOf(error, `reading the run ${this.folder}`);
      }
      this.stamp = stamp;
    }
    const shown = JSON.stringify([this.now, this.problem]);
    const isSame = shown === this.shown;
    this.shown = shown;
    if (!this.isClosed && !isSame) this.following.onChange(this, before);
  }

  /** What changes where something happens to a run that is not running. */
  private async stampNow(): Promise<string> {
    const stamps = [RUN_FILES.status, RUN_FILES.job].map((name) =>
      stat(path.join(this.folder, name)).then(
        ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
        () => 'none',
      ),
    );
    return (await Promise.all(stamps)).join(',');
  }
}

/** A failure in words; a bug goes to the log. */
function wordsOf(error: unknown, where: string): string {
  const known = knownError(error);
  if (!known) logError(where, error);
  return known?.message ?? 'An error occurred that the log has.';
}
