/** Pictures of datasets, drawn by a worker thread. Needs no Electron. */
import {
  type Picture,
  type Positions,
  pictureSchema,
  positionsSchema,
} from '../../../shared/dataset/picture';
import {
  type AlignedCorrelation,
  alignedCorrelationSchema,
} from '../../../shared/runs/compare/align';
import { type JobOptions, JobWorker, type OnProgress } from '../jobs/jobWorker';
import type { CorrelationTask, PictureTask, Task } from './messages';

interface PictureJob extends Pick<PictureTask, 'array' | 'index' | 'maxSide'> {
  readonly job: number;
}

export class Pictures extends JobWorker<Task> {
  constructor(workerFile: string, onProgress: OnProgress, options?: JobOptions) {
    super(workerFile, 'pictures', onProgress, options);
  }

  /** A plane of an array. Rejects with an `AppError`, `cancelled` among them. */
  async picture(path: string, { job, ...plane }: PictureJob): Promise<Picture> {
    return pictureSchema.parse(await this.ask(job, { kind: 'picture', path, ...plane }));
  }

  /** The scan positions. Rejects with an `AppError`, `cancelled` among them. */
  async positions(path: string, job: number): Promise<Positions> {
    return positionsSchema.parse(await this.ask(job, { kind: 'positions', path }));
  }

  /** How far two planes agree. Rejects with an `AppError`, `cancelled` among them. */
  async correlation(
    job: number,
    planes: Omit<CorrelationTask, 'kind'>,
  ): Promise<AlignedCorrelation> {
    return alignedCorrelationSchema.parse(await this.ask(job, { kind: 'correlation', ...planes }));
  }
}
