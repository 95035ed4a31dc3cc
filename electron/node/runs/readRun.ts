/** Reading the folder of a run that Pinnboard wrote. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { THIS_MACHINE } from '../../../shared/hosts/host';
import { schedulerNamed } from '../../../shared/hosts/schedulers';
import { endingIn } from '../../../shared/runs/endings';
import type { Evidence } from '../../../shared/runs/evidence';
import { causeOf, exceptionsIn, raisedLine } from '../../../shared/runs/exceptions';
import { failureOf } from '../../../shared/runs/failure';
import { OUTPUT_FOLDER, RESULTS, RUN_FILES } from '../../../shared/runs/folder';
import type { RunJob } from '../../../shared/runs/job';
import { logLines } from '../../../shared/runs/log';
import type { Progress } from '../../../shared/runs/metrics';
import type { RunNow } from '../../../shared/runs/runNow';
import { SILENCE, stateNow } from '../../../shared/runs/state';
import { type Running, readStatus, type StatusChange } from '../../../shared/runs/status';
import { Steps, timingOf } from '../../../shared/runs/timing';
import { errorCode } from '../files/errno';
import { VERSION } from '../session/version';
import { FileEnd } from './fileEnd';
import { GpuMemory } from './gpuMemory';
import { readJob } from './jobFile';
import { MetricsFile } from './metricsFile';
import { isAlive } from './process';
import { type RunFacts, readFacts } from './runFacts';

/** Lines of a log that are shown. */
const TAIL = 200;

const LOGS = [RUN_FILES.stderr, RUN_FILES.stdout, RUN_FILES.schedulerLog] as const;

/** Looks at one run again and again; what grows is read once. */
export class RunReader {
  private metrics: MetricsFile | null = null;
  private metricsFile = '';
  private facts: RunFacts | null = null;
  private readonly steps = new Steps();
  private readonly gpu = new GpuMemory();
  private readonly logs: ReadonlyMap<string, FileEnd>;
  /** When a file was seen to change; null while none was. */
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
  async read(): Promise<RunNow> {
    const changes = await this.changes();
    const job = await readJob(this.folder);
    this.facts ??= await readFacts(this.folder);
    const files = await this.outputFiles();
    const logs = await this.readLogs();
    const progress = await this.progress(files);
    this.isFirst = false;
    const text = logs.get(RUN_FILES.stderr) ?? '';
    const chain = exceptionsIn(text);
    const { workflow } = this.facts.request ?? { workflow: null };
    const evidence = await this.evidence(changes, job, {
      files,
      workflow,
      exception: lineOf(chain),
      ending: endingIn(`${text}\n${logs.get(RUN_FILES.schedulerLog) ?? ''}`),
    });
    const now = stateNow(evidence);
    const running = runningIn(changes);
    const endedAt = changes.findLast(({ state }) => state === 'ended')?.at ?? null;
    const stepsAsked = this.facts.steps ?? stepsOf(progress, this.facts.epochs);
    return {
      folder: this.folder,
      host: job?.host ?? running?.host ?? THIS_MACHINE.name,
      job,
      workflow,
      entryPoint: this.facts.entryPoint,
      changes,
      ...now,
      startedAt: running?.at ?? null,
      endedAt,
      progress,
      epochsAsked: this.facts.epochs,
      stepsAsked,
      ...timingOf({
        state: now.state,
        steps: this.steps,
        done: doneOf(progress),
        asked: stepsAsked,
        startedAt: running?.at ?? null,
        endedAt,
        now: this.clock(),
      }),
      learningRate:
        progress?.metrics.find(({ name }) => name === 'learning_rate' || name.startsWith('lr-'))
          ?.last ?? null,
      gpuMemory:
        running && evidence.alive === true && now.state === 'running'
          ? await this.gpu.of(running.pid)
          : null,
      curve: this.metrics?.curves() ?? [],
      logTail: [...logs]
        .map(([file, log]) => ({ file, lines: logLines(log).slice(-TAIL) }))
        .filter(({ lines }) => lines.length > 0),
      failure: failureOf({
        ...this.facts,
        ...{ state: now.state, evidence, chain, log: logLines(text), pinnboard: VERSION },
        entryPoint: this.facts.entryPoint ?? 'python',
      }),
    };
  }

  /** The process of the run; null for one that was never started. */
  async running(): Promise<Running | null> {
    return runningIn(await this.changes());
  }

  private async evidence(
    changes: readonly StatusChange[],
    job: RunJob | null,
    seen: {
      readonly files: readonly string[];
      readonly workflow: RunNow['workflow'];
    } & Pick<Evidence, 'exception' | 'ending'>,
  ): Promise<Evidence> {
    const running = runningIn(changes);
    const ended = changes.findLast((change) => change.state === 'ended');
    const stopping = changes.findLast((change) => change.state === 'stopping');
    const here = running ? await isAlive(running) : null;
    // What a host said is true for a while; that something has ended stays true.
    const isRecent = this.secondsSince(job?.asked_at ?? null) < SILENCE;
    const word = job?.now && (isRecent || job.now.state === 'ended') ? job.now : null;
    const found = seen.files.map((file) => path.basename(file)).find((name) => isResult(name));
    const wrote = seen.workflow === null ? 'its result' : RESULTS[seen.workflow];
    return {
      begun:
        changes.some(({ state }) => state !== 'written') || (job?.submitted_at ?? null) !== null,
      name: nameOf(job, running, here),
      alive: here ?? (job?.alive === false || isRecent ? (job?.alive ?? null) : null),
      job: word,
      asked: stopping?.signal ?? null,
      exitCode: ended?.code ?? null,
      result: ended ? (ended.result ? (found ?? wrote) : null) : (found ?? null),
      exception: seen.exception,
      ending: seen.ending,
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

  private async changes(): Promise<readonly StatusChange[]> {
    const file = path.join(this.folder, RUN_FILES.status);
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (cause) {
      throw new AppError('run-folder-foreign', { path: this.folder }, { cause });
    }
    return readStatus(text, file);
  }

  private async readLogs(): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    for (const [name, end] of this.logs) {
      const { text, isNew } = await end.read();
      texts.set(name, text);
      if (isNew) this.sawChange();
    }
    return texts;
  }

  /** The first look sees no change: a copied folder is as new as its copy. */
  private sawChange(): void {
    if (!this.isFirst) this.changed = this.clock();
  }

  /** Files below the output folder, newest version of the logs last. */
  private async outputFiles(): Promise<string[]> {
    try {
      const entries = await readdir(path.join(this.folder, OUTPUT_FOLDER), {
        recursive: true,
        withFileTypes: true,
      });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.path, entry.name))
        .sort();
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }

  private async progress(files: readonly string[]): Promise<Progress | null> {
    const file = files.findLast((name) => path.basename(name) === 'metrics.csv');
    if (file === undefined) return null;
    if (this.metrics === null || this.metricsFile !== file) {
      this.metrics = new MetricsFile(file);
      this.metricsFile = file;
    }
    const before = this.metrics.rows;
    const progress = await this.metrics.read();
    if (this.metrics.rows !== before) this.sawChange();
    const done = doneOf(progress);
    if (done !== null) this.steps.add(this.clock(), done);
    return progress;
  }
}

const runningIn = (changes: readonly StatusChange[]): Running | null =>
  changes.find((change) => change.state === 'running') ?? null;

const lineOf = (chain: Parameters<typeof causeOf>[0]): string | null => {
  const cause = causeOf(chain);
  return cause && raisedLine(cause);
};

const doneOf = (progress: Progress | null): number | null =>
  progress?.step === null || progress === null ? null : progress.step + 1;

function stepsOf(progress: Progress | null, epochs: number | null): number | null {
  const each = progress?.stepsPerEpoch ?? null;
  return each === null || epochs === null ? null : Math.round(each * epochs);
}

/** `Slurm job 17`, `Process 4711`, `Process 4711 on gpu-3`. */
function nameOf(job: RunJob | null, running: Running | null, here: boolean | null): string {
  if (job?.scheduler && job.job !== null)
    return `${schedulerNamed(job.scheduler).name} job ${job.job}`;
  if (running === null) return 'The run';
  return `Process ${running.pid}${here === null ? ` on ${running.host}` : ''}`;
}

/**
 * The folders of runs below a folder, at any depth, in alphabetical order; a run's own folder is not searched. Links are
 * not followed. Throws `file-unreadable` for the folder itself.
 */
export async function runFolders(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((cause: unknown) => {
    throw new AppError('file-unreadable', { path: dir, errno: errorCode(cause) }, { cause });
  });
  if (entries.some(({ name }) => name === RUN_FILES.status)) return [dir];
  const found: string[] = [];
  for (const entry of entries)
    if (entry.isDirectory())
      found.push(...(await runFolders(path.join(dir, entry.name)).catch(() => [])));
  return found.sort();
}

const isResult = (name: string): boolean => Object.values(RESULTS).some((one) => one === name);
