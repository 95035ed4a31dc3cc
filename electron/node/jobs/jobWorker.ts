/** Work of a worker thread that starts at the first question. Needs no Electron. */
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { Broken, Cancelled, Unusable } from './jobContext';
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

export class JobWorker {
  private worker: Worker | undefined;
  private asked = 0;
  /** By a number of our own: two jobs of the caller may have the same. */
  private readonly waiting = new Map<number, Waiting>();

  /** @param workerFile bundled script that calls `serveJobs` @param brokeOff said when it dies: what, and what to do */
  constructor(
    private readonly workerFile: string,
    private readonly brokeOff: readonly [what: string, advice: string],
    private readonly onProgress: OnProgress,
    private readonly options: JobOptions = {},
  ) {}

  /** Does a task. Rejects in words, with `Unusable` when it is the file's fault, or with `Cancelled`. The caller parses the result. */
  ask(job: number, task: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.worker ??= this.start();
      const { worker } = this;
      this.asked += 1;
      this.waiting.set(this.asked, { job, worker, resolve, reject });
      send(worker, { kind: 'task', id: this.asked, task });
    });
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

  private start(): Worker {
    const worker = new Worker(this.workerFile, {
      ...this.options,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const [what, advice] = this.brokeOff;
    let reason = '';
    worker.on('message', (raw: unknown) => {
      const answer = answerSchema.safeParse(raw);
      if (answer.success) this.take(answer.data);
      else void worker.terminate();
    });
    worker.on('error', (error) => {
      console.error(`${what}:`, error);
      reason = ` (${error.message})`;
    });
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = undefined;
      this.fail(worker, () => new Broken(`${what} broke off${reason}. ${advice}`));
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
    else asked.reject(problemOf(answer));
  }

  private fail(worker: Worker, problem: () => Error): void {
    for (const [id, waiting] of this.waiting) {
      if (waiting.worker !== worker) continue;
      this.waiting.delete(id);
      waiting.reject(problem());
    }
  }
}

function problemOf({ reason, message }: Extract<Answer, { type: 'failed' }>): Error {
  if (reason === 'cancelled') return new Cancelled();
  return reason === 'unusable' ? new Unusable(message) : new Broken(message);
}

function send(worker: Worker, question: Question): void {
  worker.postMessage(question);
}
