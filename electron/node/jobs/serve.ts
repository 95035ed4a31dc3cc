/** The worker's side of jobs: they run side by side, tell how far they are, and end when cancelled. */
import { parentPort } from 'node:worker_threads';
import { Cancelled, checkpoint, type JobContext, Unusable } from './jobContext';
import { type Answer, questionSchema } from './messages';

const PROGRESS_EVERY_MS = 100;

interface Done {
  readonly value: unknown;
  /** Handed over instead of copied. */
  readonly transfer?: ArrayBuffer[];
}

/** Answers main's tasks from now on. `failed` says what an error that nobody foresaw means for the user. */
export function serveJobs(
  work: (task: unknown, context: JobContext) => Promise<Done>,
  failed: (said: string) => string,
): void {
  const jobs = new Map<number, AbortController>();

  async function serve(id: number, task: unknown): Promise<void> {
    const controller = new AbortController();
    jobs.set(id, controller);
    const watch = { signal: controller.signal, progress: throttled(id) };
    try {
      const { value, transfer = [] } = await work(task, watch);
      checkpoint(watch);
      post({ id, type: 'done', value }, transfer);
    } catch (error) {
      post({ id, type: 'failed', ...failure(error, failed) });
    } finally {
      jobs.delete(id);
    }
  }

  parentPort?.on('message', (raw: unknown) => {
    const question = questionSchema.parse(raw);
    if (question.kind === 'cancel') jobs.get(question.id)?.abort();
    else void serve(question.id, question.task);
  });
}

const post = (answer: Answer, transfer: ArrayBuffer[] = []) =>
  parentPort?.postMessage(answer, transfer);

function throttled(id: number): JobContext['progress'] {
  let before = performance.now();
  return (done, total) => {
    const now = performance.now();
    if (now - before < PROGRESS_EVERY_MS) return;
    before = now;
    post({ id, type: 'progress', done, total });
  };
}

function failure(
  error: unknown,
  failed: (said: string) => string,
): Pick<Extract<Answer, { type: 'failed' }>, 'message' | 'reason'> {
  if (error instanceof Cancelled) return { message: error.message, reason: 'cancelled' };
  if (error instanceof Unusable) return { message: error.message, reason: 'unusable' };
  console.error('worker:', error);
  const said = error instanceof Error ? error.message : String(error);
  return { message: failed(said), reason: 'broken' };
}
