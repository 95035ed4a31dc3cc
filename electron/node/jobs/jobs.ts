/** The jobs of a window, from the arrival of a question to its answer. */
import { AppError } from '../../../shared/errors/appError';

export class Jobs {
  private readonly running = new Map<number, AbortController>();

  /**
   * Runs a job. Its signal is aborted with `cancelled` even while no worker knows of the job yet, as when its files are
   * still being read: a worker would otherwise do the whole job for nobody.
   */
  async run<T>(job: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.running.set(job, controller);
    try {
      return await work(controller.signal);
    } finally {
      if (this.running.get(job) === controller) this.running.delete(job);
    }
  }

  /** Aborts the signals of all jobs: the window is gone. */
  close(): void {
    for (const job of this.running.keys()) this.cancel(job);
  }

  /** Aborts the signal of a job. A job that is done is unaffected. */
  cancel(job: number): void {
    this.running.get(job)?.abort(new AppError('cancelled', {}));
  }
}
