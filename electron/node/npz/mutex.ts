/** Work that shares one thing, one after the other. */
import { Cancelled, checkpoint, type JobContext } from '../jobs/jobContext';

export class Mutex {
  private last: Promise<unknown> = Promise.resolve();

  /** Does `work` when all before it is done; a job cancelled while it waits leaves at once. */
  take<T>({ signal }: Pick<JobContext, 'signal'>, work: () => Promise<T>): Promise<T> {
    const job = this.last.then(() => {
      checkpoint({ signal });
      return work();
    });
    this.last = job.catch(() => {});
    return new Promise((resolve, reject) => {
      const leave = () => reject(new Cancelled());
      signal.addEventListener('abort', leave, { once: true });
      // A long reading takes many turns under one signal: none may leave its listener behind.
      job.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }
}
