/** The worker's side of jobs: they run concurrently, report progress, and end when cancelled. */

import { parentPort } from 'node:worker_threads';
import { errorData } from '../../../shared/errors/appError';
import { knownError } from '../files/errno';
import { setLogSink } from '../log';
import type { JobContext } from './jobContext';
import { type Answer, questionSchema } from './messages';

const PROGRESS_EVERY_MS = 100;

interface Done {
  readonly value: unknown;
  /** Transferred instead of copied. */
  readonly transfer?: ArrayBuffer[];
}

/** Answers main's tasks from now on. */
export function serveJobs(work: (task: unknown, context: JobContext) => Promise<Done>): void {
  const jobs = new Map<number, AbortController>();

  async function serve(id: number, task: unknown): Promise<void> {
    const controller = new AbortController();
    jobs.set(id, controller);
    const context = { signal: controller.signal, progress: throttled(id) };
    try {
      const { value, transfer = [] } = await work(task, context);
      context.signal.throwIfAborted();
      post({ id, type: 'done', value }, transfer);
    } catch (error) {
      post({ id, ...failure(error) });
    } finally {
      jobs.delete(id);
    }
  }

  setLogSink((where, error) => post({ type: 'log', where, ...stackOf(error) }));
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

function failure(thrown: unknown) {
  const error = knownError(thrown);
  if (error) return { type: 'failed', error: errorData(error) } as const;
  return { type: 'bug', ...stackOf(thrown) } as const;
}

function stackOf(thrown: unknown): { message: string; stack: string } {
  const { message, stack = message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { message, stack };
}
