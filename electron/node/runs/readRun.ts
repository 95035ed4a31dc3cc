/** Reading the folder of a run that Pinnboard wrote. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { THIS_MACHINE } from '../../../shared/hosts/host';
import { failureOf } from '../../../shared/runs/failure';
import { RUN_FILES } from '../../../shared/runs/folder';
import { logLines } from '../../../shared/runs/log';
import type { Progress } from '../../../shared/runs/metrics';
import type { RunNow } from '../../../shared/runs/runNow';
import type { Running } from '../../../shared/runs/status';
import { Steps, timingOf } from '../../../shared/runs/timing';
import { errorCode } from '../files/errno';
import { VERSION } from '../session/version';
import { GpuMemory } from './gpuMemory';
import { MetricsFile } from './metricsFile';
import { RunEvidence, runningIn } from './runEvidence';
import { type RunFacts, readFacts } from './runFacts';

/** Lines of a log that are shown. */
const TAIL = 200;

/** Looks at one run again and again; what grows is read once. */
export class RunReader {
  private readonly evidence: RunEvidence;
  private facts: RunFacts | null = null;
  private metrics: { readonly file: string; readonly reader: MetricsFile } | null = null;
  private readonly steps = new Steps();
  private readonly gpu = new GpuMemory();

  /** @param folder absolute @param clock milliseconds as `Date.now` gives them */
  constructor(
    private readonly folder: string,
    private readonly clock: () => number = Date.now,
  ) {
    this.evidence = new RunEvidence(folder, clock);
  }

  /** Throws `run-folder-foreign`, `run-status-invalid` and `run-job-invalid`. */
  async read(): Promise<RunNow> {
    this.facts ??= await readFacts(this.folder);
    const { facts } = this;
    const look = await this.evidence.look();
    const { state, seen, changes, chain, job, logs } = look;
    const progress = await this.progress(look.files);
    const running = runningIn(changes);
    const times = {
      startedAt: running?.at ?? null,
      endedAt: changes.findLast((change) => change.state === 'ended')?.at ?? null,
    };
    const stepsAsked = facts.steps ?? stepsOf(progress, facts.epochs);
    const { steps } = this;
    const isHere = state === 'running' && seen.alive === true;
    return {
      folder: this.folder,
      host: job?.host ?? running?.host ?? THIS_MACHINE.name,
      workflow: facts.request?.workflow ?? null,
      entryPoint: facts.entryPoint,
      ...{ job, changes, state, evidence: look.evidence, ...times, progress },
      epochsAsked: facts.epochs,
      stepsAsked,
      ...timingOf({
        ...{ state, steps, done: doneOf(progress), asked: stepsAsked, ...times },
        now: this.clock(),
      }),
      learningRate: learningRateIn(progress),
      gpuMemory: running && isHere ? await this.gpu.of(running.pid) : null,
      curve: this.metrics?.reader.curves() ?? [],
      logTail: [...logs]
        .map(([file, log]) => ({ file, lines: logLines(log).slice(-TAIL) }))
        .filter(({ lines }) => lines.length > 0),
      failure: failureOf({
        ...{ ...facts, state, evidence: seen, chain, pinnboard: VERSION },
        log: logLines(logs.get(RUN_FILES.stderr) ?? ''),
        entryPoint: facts.entryPoint ?? 'python',
      }),
    };
  }

  /** The process of the run; null for one that was never started. */
  async running(): Promise<Running | null> {
    return runningIn(await this.evidence.changes());
  }

  private async progress(files: readonly string[]): Promise<Progress | null> {
    const file = files.findLast((name) => path.basename(name) === 'metrics.csv');
    if (file === undefined) return null;
    if (this.metrics?.file !== file) this.metrics = { file, reader: new MetricsFile(file) };
    const { reader } = this.metrics;
    const before = reader.rows;
    const progress = await reader.read();
    if (before > 0 && reader.rows !== before) this.evidence.sawChange();
    const done = doneOf(progress);
    if (done !== null) this.steps.add(this.clock(), done);
    return progress;
  }
}

const doneOf = (progress: Progress | null): number | null =>
  progress?.step === null || progress === null ? null : progress.step + 1;

function stepsOf(progress: Progress | null, epochs: number | null): number | null {
  const each = progress?.stepsPerEpoch ?? null;
  return each === null || epochs === null ? null : Math.round(each * epochs);
}

/** The last that a callback or the network's own logging wrote. */
const learningRateIn = (progress: Progress | null): number | null =>
  progress?.metrics.find(({ name }) => name === 'learning_rate' || name.startsWith('lr-'))?.last ??
  null;

/**
 * The folders of runs below a folder, at any depth, in alphabetical order; a run's own folder is not searched. Links are
 * not followed. Throws `file-unreadable` for the folder itself; `onUnread` gets those below that cannot be listed.
 */
export async function runFolders(
  dir: string,
  onUnread: (folder: string, error: unknown) => void = () => {},
): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((cause: unknown) => {
    throw new AppError('file-unreadable', { path: dir, errno: errorCode(cause) }, { cause });
  });
  if (entries.some(({ name }) => name === RUN_FILES.status)) return [dir];
  const found: string[] = [];
  for (const folder of entries
    .filter((one) => one.isDirectory())
    .map(({ name }) => path.join(dir, name)))
    try {
      found.push(...(await runFolders(folder, onUnread)));
    } catch (error) {
      onUnread(folder, error);
    }
  return found.sort();
}
