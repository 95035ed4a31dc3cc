/** What is seen of a run that Pinnboard started: its own files, the process, and the word of its host. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { schedulerNamed } from '../../../shared/hosts/schedulers';
import { endingIn } from '../../../shared/runs/endings';
import type { Evidence } from '../../../shared/runs/evidence';
import { causeOf, exceptionsIn, type Raised, raisedLine } from '../../../shared/runs/exceptions';
import { OUTPUT_FOLDER, RESULTS, RUN_FILES } from '../../../shared/runs/folder';
import type { RunJob } from '../../../shared/runs/job';
import { SILENCE, type StateNow, stateNow } from '../../../shared/runs/state';
import { type Running, readStatus, type StatusChange } from '../../../shared/runs/status';
import { errorCode } from '../files/errno';
import { filesBelow } from '../files/filesBelow';
import { FileEnd } from './fileEnd';
import { readJob } from './jobFile';
import { isAlive } from './process';

const LOGS = [RUN_FILES.stderr, RUN_FILES.stdout, RUN_FILES.schedulerLog] as const;

/** One look at a run. */
export interface Look extends StateNow {
  readonly changes: readonly StatusChange[];
  readonly job: RunJob | null;
  /** Files below the output folder, absolute, newest version of the logs last. */
  readonly files: readonly string[];
  /** The end of each log. */
  readonly logs: ReadonlyMap<string, string>;
  /** The exceptions of the last traceback. */
  readonly chain: readonly Raised[];
  readonly seen: Evidence;
}

/** Looks again and again, and remembers when something was seen to change. */
export class RunEvidence {
  private readonly logs: ReadonlyMap<string, FileEnd>;
  /** Milliseconds; null while nothing was. */
  private changed: number | null = null;
  private isFirst = true;

  /** @param folder absolute @param clock milliseconds as `Date.now` gives them */
  constructor(
    private readonly folder: string,
    private readonly clock: () => number = Date.now,
  ) {
    this.logs = new Map(LOGS.map((name) => [name, new FileEnd(path.join(folder, name))]));
  }

  /** Throws `run-folder-foreign`, `run-status-invalid` and `run-job-invalid`. */
  async look(): Promise<Look> {
    const job = await readJob(this.folder);
    const before = await this.changes();
    const here = await isAliveHere(before, job);
    // What it noted before it ended may be newer than the first look, and its last lines are newer still.
    const changes = here === false ? await this.changes() : before;
    const files = await this.outputFiles();
    const logs = await this.readLogs();
    this.isFirst = false;
    const errors = logs.get(RUN_FILES.stderr) ?? '';
    const chain = exceptionsIn(errors);
    const cause = causeOf(chain);
    const seen = {
      ...this.noted(changes, job, files, here),
      exception: cause && raisedLine(cause),
      ending: endingIn(`${errors}\n${logs.get(RUN_FILES.schedulerLog) ?? ''}`),
    };
    return { changes, job, files, logs, chain, seen, ...stateNow(seen) };
  }

  /** The changes that were written down. Throws `run-folder-foreign` and `run-status-invalid`. */
  async changes(): Promise<readonly StatusChange[]> {
    const file = path.join(this.folder, RUN_FILES.status);
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (cause) {
      throw new AppError('run-folder-foreign', { path: this.folder }, { cause });
    }
    return readStatus(text, file);
  }

  /** The first look sees no change: a copied folder is as new as its copy. */
  sawChange(): void {
    if (!this.isFirst) this.changed = this.clock();
  }

  private noted(
    changes: readonly StatusChange[],
    job: RunJob | null,
    files: readonly string[],
    here: boolean | null,
  ): Omit<Evidence, 'exception' | 'ending'> {
    const running = runningIn(changes);
    const ended = changes.findLast((change) => change.state === 'ended');
    const stopping = changes.findLast((change) => change.state === 'stopping');
    // What a host said is true for a while; that something has ended stays true.
    const isRecent = this.secondsSince(job?.asked_at ?? null) < SILENCE;
    const found = files.map((file) => path.basename(file)).find(isResult);
    const result = found === undefined ? null : `\`${found}\``;
    return {
      begun:
        changes.some(({ state }) => state !== 'written') || (job?.submitted_at ?? null) !== null,
      name: nameOf(job, running, here),
      alive: here ?? (job?.alive === false || isRecent ? (job?.alive ?? null) : null),
      job: job?.now && (isRecent || job.now.state === 'ended') ? job.now : null,
      asked: stopping?.signal ?? null,
      exitCode: ended?.code ?? null,
      // A result that was not fetched is on its host.
      result: ended ? (ended.result ? (result ?? 'its result') : null) : result,
      quiet: this.quiet(changes, job),
    };
  }

  /** Seconds since the last sign of life; null for none. */
  private quiet(changes: readonly StatusChange[], job: RunJob | null): number | null {
    const isHeard = job?.alive === true || (job?.now && job.now.state !== 'ended');
    const signs = [
      ...changes.filter(({ state }) => state !== 'written').map(({ at }) => Date.parse(at)),
      ...[job?.submitted_at ?? '', isHeard ? (job?.asked_at ?? '') : ''].map(Date.parse),
      this.changed ?? Number.NaN,
    ].filter((at) => !Number.isNaN(at));
    return signs.length === 0 ? null : Math.max(0, (this.clock() - Math.max(...signs)) / 1000);
  }

  private readonly secondsSince = (at: string | null): number =>
    at === null ? Number.POSITIVE_INFINITY : (this.clock() - Date.parse(at)) / 1000;

  private async readLogs(): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    for (const [name, end] of this.logs) {
      const { text, isNew } = await end.read();
      texts.set(name, text);
      if (isNew) this.sawChange();
    }
    return texts;
  }

  private async outputFiles(): Promise<string[]> {
    try {
      return await filesBelow(path.join(this.folder, OUTPUT_FOLDER));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }
}

/** Whether its process lives, as this machine sees it; null where another one is asked, with whose files its word goes. */
async function isAliveHere(
  changes: readonly StatusChange[],
  job: RunJob | null,
): Promise<boolean | null> {
  const running = runningIn(changes);
  return running === null || (job !== null && job.folder !== null) ? null : isAlive(running);
}

export const runningIn = (changes: readonly StatusChange[]): Running | null =>
  changes.find((change) => change.state === 'running') ?? null;

/** `Slurm job 17`, `Process 4711`, `Process 4711 on gpu-3`. */
function nameOf(job: RunJob | null, running: Running | null, here: boolean | null): string {
  if (job?.scheduler && job.job !== null)
    return `${schedulerNamed(job.scheduler).name} job ${job.job}`;
  if (running === null) return 'The run';
  return `Process ${running.pid}${here === null ? ` on ${running.host}` : ''}`;
}

const isResult = (name: string): boolean => Object.values(RESULTS).some((one) => one === name);
