/** Pictures of datasets, drawn by a worker thread. Needs no Electron. */
import {
  type Picture,
  type Positions,
  pictureSchema,
  positionsSchema,
} from '../../../shared/dataset/picture';
import { type JobOptions, JobWorker, type OnProgress } from '../jobs/jobWorker';
import type { PictureTask, Task } from './messages';

interface PictureJob extends Pick<PictureTask, 'array' | 'index' | 'maxSide'> {
  readonly job: number;
}

export class Pictures {
  private readonly worker: JobWorker;

  /** @param workerFile the bundled `worker.ts` */
  constructor(workerFile: string, onProgress: OnProgress, options: JobOptions = {}) {
    this.worker = new JobWorker(workerFile, 'pictures', onProgress, options);
  }

  /** A plane of an array. Rejects with an `AppError`, `cancelled` among them. */
  async picture(path: string, { job, array, index, maxSide }: PictureJob): Promise<Picture> {
    return pictureSchema.parse(
      await this.ask(job, { kind: 'picture', path, array, index, maxSide }),
    );
  }

  /** The scan positions. Rejects with an `AppError`, `cancelled` among them. */
  async positions(path: string, job: number): Promise<Positions> {
    return positionsSchema.parse(await this.ask(job, { kind: 'positions', path }));
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
