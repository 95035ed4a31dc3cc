/** Array statistics, computed by a worker thread so that the window stays responsive. */
import { type DatasetStats, datasetStatsSchema } from '../../../shared/dataset/arrayStats';
import { type JobOptions, JobWorker, type OnProgress } from '../jobs/jobWorker';

export class StatsWorker extends JobWorker<{ readonly path: string }> {
  constructor(workerFile: string, onProgress: OnProgress, options?: JobOptions) {
    super(workerFile, 'statistics', onProgress, options);
  }

  /** Rejects with an `AppError`, `cancelled` among them. */
  async measure(path: string, job: number): Promise<DatasetStats> {
    return datasetStatsSchema.parse(await this.ask(job, { path }));
  }
}
