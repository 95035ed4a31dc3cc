/** The sweeps of a window, resolved by a worker thread. */
import { z } from 'zod';
import { type PlannedPage, type SweepWritten, sweepWrittenSchema } from '../../../shared/ipc/sweep';
import type { Encoded } from '../../../shared/ipc/wire';
import type { SweepResults } from '../../../shared/sweep/results/results';
import type { SweepSpec } from '../../../shared/sweep/sweep';
import { type JobOptions, JobWorker, type OnProgress } from '../jobs/jobWorker';
import type { KnownFiles } from './knownFiles';
import type { SweepTask, WriteTask } from './messages';

/** Questions about a job are not cancelled with it. */
const QUESTION = 0;

export class Sweeps extends JobWorker<SweepTask> {
  private planning: number | null = null;

  constructor(workerFile: string, onProgress: OnProgress, options?: JobOptions) {
    super(workerFile, 'sweep', onProgress, options);
  }

  /** Resolves a page of a plan, which is one job; an earlier plan is cancelled. Rejects with an `AppError`. */
  async plan(
    job: number,
    spec: SweepSpec,
    files: KnownFiles,
    from: number,
  ): Promise<Encoded<PlannedPage>> {
    if (this.planning !== null && this.planning !== job) this.cancel(this.planning);
    this.planning = job;
    const task = { kind: 'plan', plan: job, spec, files, from } as const;
    return z.string().parse(await this.ask(job, task));
  }

  /** What the points of the sweep in a folder came to, as text. Rejects with an `AppError`. */
  async results(folder: string): Promise<Encoded<SweepResults>> {
    return z.string().parse(await this.ask(QUESTION, { kind: 'results', folder }));
  }

  /** Reports the results of the sweep in a folder to Optuna; what was reported, in words. Rejects with an `AppError`. */
  async tell(folder: string, journal: string): Promise<string> {
    return z.string().parse(await this.ask(QUESTION, { kind: 'tell', folder, journal }));
  }

  /** Writes a sweep. Rejects with an `AppError`, `cancelled` among them; the next write to the same place then resumes it. */
  async write(job: number, task: Omit<WriteTask, 'kind'>): Promise<SweepWritten> {
    return sweepWrittenSchema.parse(await this.ask(job, { kind: 'write', ...task }));
  }
}
