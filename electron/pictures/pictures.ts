/** Pictures of datasets, drawn by a worker thread that starts at the first question. Needs no Electron. */
import { Worker, type WorkerOptions } from 'node:worker_threads';
import {
  type Picture,
  type Positions,
  pictureSchema,
  positionsSchema,
} from '../../shared/dataset/picture';
import { type Answer, answerSchema, type Job, type Question } from './messages';
import { Cancelled } from './watch';

/** A question that is not answered yet. */
interface Waiting {
  readonly job: number;
  readonly worker: Worker;
  readonly resolve: (value: Picture | Positions) => void;
  readonly reject: (error: Error) => void;
}

interface PictureJob {
  readonly job: number;
  readonly array: string;
  readonly index: number;
  readonly maxSide: number;
}

export class Pictures {
  private worker: Worker | undefined;
  private asked = 0;
  /** By a number of our own: two jobs of the caller may have the same. */
  private readonly waiting = new Map<number, Waiting>();

  /** @param workerFile the bundled `worker.ts` */
  constructor(
    private readonly workerFile: string,
    private readonly onProgress: (job: number, done: number, total: number) => void,
    private readonly options: Pick<WorkerOptions, 'execArgv'> = {},
  ) {}

  /** A plane of an array. Rejects in words, or with `Cancelled`. */
  async picture(path: string, { job, array, index, maxSide }: PictureJob): Promise<Picture> {
    const value = await this.ask(job, (id) => ({
      kind: 'picture',
      id,
      path,
      array,
      index,
      maxSide,
    }));
    return pictureSchema.parse(value);
  }

  /** The scan positions. Rejects in words, or with `Cancelled`. */
  async positions(path: string, job: number): Promise<Positions> {
    return positionsSchema.parse(await this.ask(job, (id) => ({ kind: 'positions', id, path })));
  }

  /** Ends a job soon: its promise rejects with `Cancelled`. Nothing happens when it is done. */
  cancel(job: number): void {
    for (const [id, { job: own, worker }] of this.waiting)
      if (own === job) send(worker, { kind: 'cancel', id });
  }

  /** Ends the worker, and cancels what it had to do. */
  async close(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    this.worker = undefined;
    this.fail(worker, () => new Cancelled());
    await worker.terminate();
  }

  private ask(job: number, question: (id: number) => Job): Promise<Picture | Positions> {
    return new Promise((resolve, reject) => {
      this.worker ??= this.start();
      const { worker } = this;
      this.asked += 1;
      this.waiting.set(this.asked, { job, worker, resolve, reject });
      send(worker, question(this.asked));
    });
  }

  private start(): Worker {
    const worker = new Worker(this.workerFile, {
      ...this.options,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    let reason = '';
    worker.on('message', (raw: unknown) => {
      const answer = answerSchema.safeParse(raw);
      if (answer.success) this.take(answer.data);
      else void worker.terminate();
    });
    worker.on('error', (error) => {
      reason = ` (${error.message})`;
    });
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = undefined;
      this.fail(
        worker,
        () => new Error(`The drawing of pictures broke off${reason}. Ask for the picture again.`),
      );
    });
    return worker;
  }

  private take(answer: Answer): void {
    const asked = this.waiting.get(answer.id);
    if (!asked) return;
    if (answer.type === 'progress') {
      this.onProgress(asked.job, answer.done, answer.total);
      return;
    }
    this.waiting.delete(answer.id);
    if (answer.type === 'done') asked.resolve(answer.value);
    else asked.reject(answer.cancelled ? new Cancelled() : new Error(answer.message));
  }

  private fail(worker: Worker, problem: () => Error): void {
    for (const [id, waiting] of this.waiting) {
      if (waiting.worker !== worker) continue;
      this.waiting.delete(id);
      waiting.reject(problem());
    }
  }
}

function send(worker: Worker, question: Question): void {
  worker.postMessage(question);
}
