/** Tasks that share a resource, run one after the other. */
import type { JobContext } from '../jobs/jobContext';

export class Mutex {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs `work` after all tasks before it; a job that is cancelled while it waits leaves the queue at once. */
  run<T>({ signal }: Pick<JobContext, 'signal'>, work: () => Promise<T>): Promise<T> {
    const job = this.last.then(() => {
      signal.throwIfAborted();
      return work();
    });
    this.last = job.catch(() => {});
    return new Promise((resolve, reject) => {
      const leave = () => reject(signal.reason);
      signal.addEventListener('abort', leave, { once: true });
      // A long reading locks many times under one signal: none may leave its listener behind.
      job.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }
}
