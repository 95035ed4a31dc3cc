/** The files of the sheet, kept open between its questions. */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Source } from '../../../../shared/prepare/source';
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

  /** The same with a promise for each file, which may reject. */
  async each(files: AskedFiles): Promise<readonly Promise<Source>[]> {
    const keys = await Promise.all(files.map((file) => keyOf(file)));
    for (const path of [...this.open.keys()])
      if (!files.some((file) => file.path === path)) this.close(path);
    return files.map(({ path, series, allow }, at) => {
      const key = keys[at] ?? '';
      const known = this.open.get(path);
      if (known?.key === key) return known.source;
      this.close(path);
      const source = openSource(path, { worker: this.worker, series, allow });
      const open = { key, source };
      // A later question opens it again.
      source.catch(() => {
        if (this.open.get(path) === open) this.open.delete(path);
      });
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

/** The same text means the same content, as far as the system knows. */
async function keyOf({ path, series, allow }: AskedFiles[number]): Promise<string> {
  // Of numbered files the folder shows that one was added or removed; they are not asked one by one.
  const facts = await stat(series === null ? path : dirname(path)).catch(() => null);
  return JSON.stringify([facts?.size ?? null, facts?.mtimeMs ?? null, series, [...allow].sort()]);
}
