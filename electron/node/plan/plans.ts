/** What a run plan takes long for, computed by a worker thread. Needs no Electron. */

import type { InputChecks } from '../../../shared/dataset/inputChecks';
import { type DrawnGroups, drawnGroupsSchema } from '../../../shared/plan/groups/drawn';
import type { InputPattern } from '../../../shared/plan/input/pattern';
import {
  inputChecksSchema,
  inputPatternSchema,
  patternSumsSchema,
} from '../../../shared/plan/input/question';
import type { PatternSums } from '../../../shared/plan/scaling';
import { type JobOptions, JobWorker, type OnProgress } from '../jobs/jobWorker';
import type { ChecksTask, GroupsTask, PatternTask, SumsTask, Task } from './messages';

export class Plans {
  private readonly worker: JobWorker;

  /** @param workerFile the bundled `worker.ts` */
  constructor(workerFile: string, onProgress: OnProgress, options: JobOptions = {}) {
    this.worker = new JobWorker(workerFile, 'plan', onProgress, options);
  }

  /** The groups of a run. Rejects with an `AppError`, `cancelled` among them. */
  async groups(job: number, task: Omit<GroupsTask, 'kind'>): Promise<DrawnGroups> {
    return drawnGroupsSchema.parse(await this.ask(job, { kind: 'groups', ...task }));
  }

  /** A pattern, measured and predicted. Rejects with an `AppError`, `cancelled` among them. */
  async pattern(job: number, task: Omit<PatternTask, 'kind'>): Promise<InputPattern> {
    return inputPatternSchema.parse(await this.ask(job, { kind: 'pattern', ...task }));
  }

  /** The checks of the network's input. Rejects with an `AppError`, `cancelled` among them. */
  async checks(job: number, task: Omit<ChecksTask, 'kind'>): Promise<InputChecks> {
    return inputChecksSchema.parse(await this.ask(job, { kind: 'checks', ...task }));
  }

  /** Sums over each pattern; null where the patterns are no real stack. Rejects with an `AppError`, `cancelled` among them. */
  async sums(job: number, task: Omit<SumsTask, 'kind'>): Promise<PatternSums | null> {
    return patternSumsSchema.parse(await this.ask(job, { kind: 'sums', ...task }));
  }

  /** Ends a job soon: its promise rejects with `cancelled`. A job that is done is unaffected. */
  cancel(job: number): void {
    this.worker.cancel(job);
  }

  /** Terminates the worker and cancels its jobs. */
  close(): Promise<void> {
    return this.worker.close();
  }

  private ask(job: number, task: Task): Promise<unknown> {
    return this.worker.ask(job, task);
  }
}
