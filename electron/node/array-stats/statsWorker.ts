/** Values read by a worker thread, so that the window goes on. Needs no Electron. */
import { type DatasetStats, datasetStatsSchema } from '../../../shared/dataset/arrayStats';
import { type JobOptions, JobWorker, type OnProgress } from '../jobs/jobWorker';

const BROKE_OFF = ['The reading of values', 'Check the values again.'] as const;

export class StatsWorker {
  private readonly worker: JobWorker;

  /** @param workerFile the bundled `worker.ts` */
  constructor(workerFile: string, onProgress: OnProgress, options: JobOptions = {}) {
    this.worker = new JobWorker(workerFile, BROKE_OFF, onProgress, options);
  }

  /** Rejects in words, or with `Cancelled`. */
  async measure(path: string, job: number): Promise<DatasetStats> {
    return datasetStatsSchema.parse(await this.worker.ask(job, { path }));
  }

  /** Ends a job soon: its promise rejects with `Cancelled`. Nothing happens when it is done. */
  cancel(job: number): void {
    this.worker.cancel(job);
  }

  /** Ends the worker, and cancels what it had to do. */
  close(): Promise<void> {
    return this.worker.close();
  }
}
