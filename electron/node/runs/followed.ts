/** One run that is followed: its folder is read again as long as what it says may change. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { RUN_FILES } from '../../../shared/runs/folder';
import type { RunNow } from '../../../shared/runs/runNow';
import type { RunState } from '../../../shared/runs/state';
import { knownError } from '../files/errno';
import { logError } from '../log';
import { RunReader } from './readRun';

/** How often the folder of a run is read that goes on; that of another one is only looked at for a change. */
const RUNNING_MS = 1000;
const WAITING_MS = 5000;

/** Of what nobody is heard, something may be heard again. */
const OVER: readonly RunState[] = ['finished', 'crashed', 'stopped'];

/** Whether a run has ended. */
export const isOver = ({ state }: Pick<RunNow, 'state'>): boolean => OVER.includes(state);

/** The id of a folder: the same for the same path alone. */
export const idOf = (folder: string): string =>
  createHash('sha256').update(folder).digest('hex').slice(0, 16);

export class FollowedRun {
  readonly id: string;
  /** The last that was read; null before, and for a folder that cannot be read. */
  now: RunNow | null = null;
  /** Why it cannot be read. */
  problem: string | null = null;
  private readonly reader: RunReader;
  private looking: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private stamp = '';
  private isClosed = false;

  /**
   * @param folder absolute
   * @param onChange called with what was known before, once something else is
   */
  constructor(
    readonly folder: string,
    private readonly onChange: (run: FollowedRun, before: RunNow | null) => void,
  ) {
    this.id = idOf(folder);
    this.reader = new RunReader(folder);
  }

  /** Reads the folder now, and again while the run may change. Never rejects. */
  look(): Promise<void> {
    clearTimeout(this.timer);
    this.looking ??= this.read().finally(() => {
      this.looking = null;
      this.lookLater();
    });
    return this.looking;
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private lookLater(): void {
    const { now, isClosed } = this;
    if (isClosed || (now !== null && isOver(now))) return;
    const pause = now?.state === 'running' ? RUNNING_MS : WAITING_MS;
    this.timer = setTimeout(() => void this.look(), pause);
  }

  private async read(): Promise<void> {
    const stamp = await this.stampNow();
    // A run that goes on changes other files, too.
    if (stamp === this.stamp && this.now?.state !== 'running') return;
    const before = { now: this.now, problem: this.problem };
    try {
      this.now = await this.reader.read();
      this.problem = null;
    } catch (error) {
      const known = knownError(error);
      if (!known) logError(`reading the run ${this.folder}`, error);
      this.now = null;
      this.problem = known?.message ?? 'Its folder cannot be read; the log says more.';
    }
    this.stamp = stamp;
    const isSame = JSON.stringify(before) === JSON.stringify(this.known());
    if (!this.isClosed && !isSame) this.onChange(this, before.now);
  }

  private readonly known = () => ({ now: this.now, problem: this.problem });

  /** What changes where something happens to a run that is not running. */
  private async stampNow(): Promise<string> {
    const stamps = [RUN_FILES.status].map((name) =>
      stat(path.join(this.folder, name)).then(
        ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
        () => 'none',
      ),
    );
    return (await Promise.all(stamps)).join(',');
  }
}
