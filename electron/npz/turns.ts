/** Work that shares one thing, one after the other. */
import { Cancelled, goOn, type Watch } from '../jobs/watch';

export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** Does `work` when all before it is done; a job cancelled while it waits leaves at once. */
  take<T>(watch: Watch, work: () => Promise<T>): Promise<T> {
    const job = this.last.then(() => {
      goOn(watch);
      return work();
    });
    this.last = job.catch(() => {});
    return Promise.race([job, ended(watch.signal)]);
  }
}

const ended = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Cancelled()), { once: true });
  });
