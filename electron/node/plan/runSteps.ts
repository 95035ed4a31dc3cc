import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../../../shared/plan/steps';
import type { JobContext } from '../jobs/jobContext';

/** Runs a computation in steps, between which it can be cancelled. Rejects when it is. */
export async function runSteps<T>(steps: Steps<T>, { signal, progress }: JobContext): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    const { done, value } = steps.next();
    if (done) return value;
    progress(value, 1);
    await setImmediate();
  }
}
