/** The files of the sheet, kept open between its questions. */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Source } from '../../../../shared/prepare/source';
import type { JobContext } from '../../jobs/jobContext';
import { openSource } from '../sources/openSource';
import type { AskedFiles } from './messages';

interface Open {
  readonly key: string;
  readonly source: Promise<Source>;
}

export class SourceSet {
  /** By path. */
  private readonly open = new Map<string, Open>();

  /** @param worker bundled script that reads HDF5 */
  constructor(private readonly worker: string) {}

  /** The files, opened where they are not, or where they changed; others are closed. Rejects with an `AppError`. */
  async sources(files: AskedFiles): Promise<readonly Source[]> {
    return Promise.all((await this.each(files)).map((source) => source));
  }

  /**
   * The same with a promise for each file, which may reject.
   * @param context of the job that waits for them; files that are opened for it report to it, and are given up when it ends
   */
  async each(files: AskedFiles, context?: JobContext): Promise<readonly Promise<Source>[]> {
    const watch = context && watcher(context);
    const keys = await Promise.all(files.map((file) => keyOf(file)));
    for (const path of [...this.open.keys()])
      if (!files.some((file) => file.path === path)) this.close(path);
    return files.map(({ path, series, allow }, at) => {
      const key = keys[at] ?? '';
      const known = this.open.get(path);
      if (known?.key === key) return known.source;
      this.close(path);
      const source = openSource(path, { worker: this.worker, series, allow, ...watch?.() });
      const open = { key, source };
      const forget = () => {
        if (this.open.get(path) === open) this.open.delete(path);
      };
      // A later question opens it again, also one that comes before the job has ended.
      context?.signal.addEventListener('abort', forget, { once: true });
      source.then(() => context?.signal.removeEventListener('abort', forget), forget);
      this.open.set(path, open);
      return source;
    });
  }

  private close(path: string): void {
    const known = this.open.get(path);
    this.open.delete(path);
    void known?.source.then((source) => source.close()).catch(() => {});
  }
}

/** The progress of several files as one: how far each is, of those that say so. */
function watcher({ signal, progress }: JobContext): () => Partial<JobContext> {
  const parts: { done: number; total: number }[] = [];
  return () => {
    const part = { done: 0, total: 0 };
    parts.push(part);
    return {
      signal,
      progress: (done, total) => {
        Object.assign(part, { done, total });
        progress(
          parts.reduce((sum, one) => sum + one.done, 0),
          parts.reduce((sum, one) => sum + one.total, 0),
        );
      },
    };
  };
}

/** The same text means the same content, as far as the system knows. */
async function keyOf({ path, series, allow }: AskedFiles[number]): Promise<string> {
  // Of numbered files the folder shows that one was added or removed; they are not asked one by one.
  const facts = await stat(series === null ? path : dirname(path)).catch(() => null);
  return JSON.stringify([facts?.size ?? null, facts?.mtimeMs ?? null, series, [...allow].sort()]);
}
