/** Jobs of a worker thread that starts with the first one. */
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { AppError, appErrorOf } from '../../../shared/errors/appError';
import type { WorkerName } from '../../../shared/errors/codes';
import { logError } from '../log';
import { type Answer, answerSchema, type Question } from './messages';

/** A question that is not answered yet. */
interface Waiting {
  readonly job: number;
  readonly worker: Worker;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export type OnProgress = (job: number, done: number, total: number) => void;
export type JobOptions = Pick<WorkerOptions, 'execArgv'>;

export class JobWorker<Task = unknown> {
  private worker: Worker | undefined;
  private asked = 0;
  /** Keyed by the worker's own number: two jobs of the caller may share one. */
  private readonly waiting = new Map<number, Waiting>();

  /** @param workerFile bundled script that calls `serveJobs` */
  constructor(
    private readonly workerFile: string,
    private readonly name: WorkerName,
    private readonly onProgress: OnProgress,
    private readonly options: JobOptions = {},
  ) {}

  /** Runs a task. Rejects with an `AppError`, `cancelled` among them, or with the bug that stopped it. The caller parses the result. */
  ask(job: number, task: Task): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.worker ??= this.start();
      const { worker } = this;
      this.asked += 1;
      this.waiting.set(this.asked, { job, worker, resolve, reject });
      send(worker, { kind: 'task', id: this.asked, task });
    });
  }

  /** Ends a job soon: its promise rejects with `cancelled`. A job that is done is unaffected. */
  cancel(job: number): void {
    for (const [id, { job: own, worker }] of this.waiting)
      if (own === job) send(worker, { kind: 'cancel', id });
  }

  /** Terminates the worker and cancels its jobs. */
  async close(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    this.worker = undefined;
    this.fail(worker, new AppError('cancelled', {}));
    await worker.terminate();
  }

  private start(): Worker {
    const worker = new Worker(this.workerFile, {
      ...this.options,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    let failure: unknown;
    worker.on('message', (raw: unknown) => {
      const answer = answerSchema.safeParse(raw);
      if (answer.success) this.take(answer.data);
      else {
        failure = answer.error;
        void worker.terminate();
      }
    });
    worker.on('error', (error) => {
      logError(`worker ${this.name}`, error);
      failure = error;
    });
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = undefined;
      this.fail(worker, this.stopped(failure));
    });
    return worker;
  }

  private take(answer: Answer): void {
    if (answer.type === 'log') {
      logError(`worker ${this.name}: ${answer.where}`, errorOf(answer));
      return;
    }
    const asked = this.waiting.get(answer.id);
    if (!asked) return;
    if (answer.type === 'progress') {
      this.onProgress(asked.job, answer.done, answer.total);
      return;
    }
    this.waiting.delete(answer.id);
    if (answer.type === 'done') asked.resolve(answer.value);
    else asked.reject(answer.type === 'failed' ? appErrorOf(answer.error) : errorOf(answer));
  }

  private stopped(cause: unknown): AppError {
    const isMemory =
      cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const code = isMemory ? 'out-of-memory' : 'worker-stopped';
    return new AppError(code, { worker: this.name }, { cause });
  }

  private fail(worker: Worker, error: Error): void {
    for (const [id, waiting] of this.waiting) {
      if (waiting.worker !== worker) continue;
      this.waiting.delete(id);
      waiting.reject(error);
    }
  }
}

/** The error of the worker, with the stack that it had there. */
const errorOf = ({ message, stack }: { readonly message: string; readonly stack: string }): Error =>
  Object.assign(new Error(message), { stack });

function send(worker: Worker, question: Question): void {
  worker.postMessage(question);
}
