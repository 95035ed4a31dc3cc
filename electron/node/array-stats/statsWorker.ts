/** Array statistics, computed by a worker thread so that the window stays responsive. */
import { type DatasetStats, datasetStatsSchema } from '../../../shared/dataset/arrayStats';
import { type JobOptions, JobWorker, type OnProgress } from '../jobs/jobWorker';

export class StatsWorker {
  private readonly worker: JobWorker;

  /** @param workerFile the bundled `worker.ts` */
  constructor(workerFile: string, onProgress: OnProgress, options: JobOptions = {}) {
    this.worker = new JobWorker(workerFile, 'statistics', onProgress, options);
  }

  /** Rejects with an `AppError`, `cancelled` among them. */
  async measure(path: string, job: number): Promise<DatasetStats> {
    return datasetStatsSchema.parse(await this.worker.ask(job, { path }));
  }

  /** Ends a job soon: its promise rejects with `cancelled`. A job that is done is unaffected. */
  cancel(job: number): void {
    this.worker.cancel(job);
  }

  /** Terminates the worker and cancels its jobs. */
  close(): Promise<void> {
    return this.worker.close();
  }
}
