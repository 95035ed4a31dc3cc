/** Files of other programs, each read in a worker thread that is replaced when the file makes it fail or hang. */
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError, asAppError } from '../../../../shared/errors/appError';
import type { ErrorCode } from '../../../../shared/errors/codes';
import { filesIn, MOST_FILES, type Series } from '../../../../shared/prepare/series';
import {
  type ReadOptions,
  type Source,
  sourceFileSchema,
  sourceValuesSchema,
} from '../../../../shared/prepare/source';
import { JobWorker } from '../../jobs/jobWorker';
import { Mutex } from '../../npz/mutex';
import type { SourceTask } from './messages';

interface OpenOptions {
  /** The bundled `worker.ts`. */
  readonly worker: string;
  /** Numbered files that are opened as one: `path` is then their folder and what their names have in common. */
  readonly series?: Series | null;
  /** Absolute paths outside the file's folder that its links may lead to: the user was asked. */
  readonly allow?: readonly string[];
  readonly signal?: AbortSignal;
  /** Called while it is opened: files of a series that were looked at, of how many. */
  readonly progress?: (done: number, total: number) => void;
  /** Longest time without any progress, in ms. */
  readonly patience?: number;
}

/** A share that is slow still gives something in this time. */
const PATIENCE = 60_000;
/** A worker that is cancelled answers within this, or is ended. */
const GRACE = 200;
/** After these the worker is replaced: the library gives no memory back, and after a crash it is in no state to go on. */
const SPENT: readonly ErrorCode[] = ['source-memory', 'source-crashed'];
const never = new AbortController().signal;

/**
 * Opens a file of whatever kind. Rejects with an `AppError`. @param path absolute
 */
export async function openSource(
  path: string,
  {
    worker,
    series = null,
    allow = [],
    progress = () => {},
    signal = never,
    patience = PATIENCE,
  }: OpenOptions,
): Promise<Source> {
  if (series && filesIn(series) > MOST_FILES)
    throw new AppError('folder-too-many', { path: dirname(path), limit: MOST_FILES });
  const asked = { path, series: series && [...series], allow: [...allow] };
  const client = new Client(worker, asked, patience);
  try {
    const file = sourceFileSchema.parse(await client.ask({ kind: 'open' }, { signal, progress }));
    return {
      file,
      read: async (array, box, options) =>
        sourceValuesSchema.parse(
          await client.ask({ kind: 'read', array, box: box && [...box] }, options),
        ),
      readText: async (array, options) =>
        z.array(z.string()).parse(await client.ask({ kind: 'texts', array }, options)),
      close: () => client.close(),
    };
  } catch (error) {
    await client.close();
    throw error;
  }
}

type Opened = Pick<SourceTask, 'path' | 'series' | 'allow'>;
type WithoutFile<T> = T extends SourceTask ? Omit<T, keyof Opened> : never;

class Client {
  private readonly worker: JobWorker<SourceTask>;
  private readonly mutex = new Mutex();
  private job = 0;
  private onProgress: (done: number, total: number) => void = () => {};

  constructor(
    workerFile: string,
    private readonly file: Opened,
    private readonly patience: number,
  ) {
    this.worker = new JobWorker(workerFile, 'sources', (_, done, total) =>
      this.onProgress(done, total),
    );
  }

  /** One question after the other: a worker that has to be ended takes no other reading with it. */
  async ask(
    task: WithoutFile<SourceTask>,
    { signal = never, progress = () => {} }: ReadOptions = {},
  ): Promise<unknown> {
    try {
      return await this.mutex.run({ signal }, () => this.watched(task, signal, progress));
    } catch (error) {
      throw asAppError(error) ?? error;
    }
  }

  close(): Promise<void> {
    return this.worker.close();
  }

  private async watched(
    task: WithoutFile<SourceTask>,
    signal: AbortSignal,
    progress: (done: number, total: number) => void,
  ): Promise<unknown> {
    this.job += 1;
    const { job } = this;
    let slow = false;
    const end = () => void this.worker.close();
    const giveUp = () => {
      slow = true;
      end();
    };
    const timer = setTimeout(giveUp, this.patience);
    let grace: NodeJS.Timeout | undefined;
    this.onProgress = (done, total) => {
      if (signal.aborted) return;
      timer.refresh();
      progress(done, total);
    };
    const cancel = () => {
      this.worker.cancel(job);
      // The library decompresses without looking for messages.
      grace = setTimeout(end, GRACE);
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await this.worker.ask(job, { ...task, ...this.file });
    } catch (error) {
      if (slow) throw new AppError('source-slow', { seconds: Math.round(this.patience / 1000) });
      if (error instanceof AppError && SPENT.includes(error.code)) await this.worker.close();
      throw error;
    } finally {
      clearTimeout(timer);
      clearTimeout(grace);
      signal.removeEventListener('abort', cancel);
    }
  }
}
