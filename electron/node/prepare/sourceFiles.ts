/** The files behind the sources: what they are when reading starts, and their hashes. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import type { Source } from '../../../shared/prepare/source';

interface Known {
  readonly path: string;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly dev: bigint;
  readonly ino: bigint;
}

/** A file as the metadata of a prepared dataset names it. */
export interface HashedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export class SourceFiles {
  private constructor(private readonly files: readonly Known[]) {}

  /** The files of the sources, and those that their links lead to. */
  static async of(sources: readonly Source[]): Promise<SourceFiles> {
    const paths = sources.flatMap(({ file }) => [
      file.path,
      ...file.arrays.flatMap(({ link }) =>
        (link?.files ?? []).flatMap((linked) => (linked.state === 'followed' ? [linked.path] : [])),
      ),
    ]);
    const found = await Promise.all([...new Set(paths)].map(known));
    return new SourceFiles(found);
  }

  /** Throws `output-is-source` when the path leads to one of them. */
  async refuse(output: string): Promise<void> {
    const there = await known(output).catch(() => null);
    const real = await realpath(output).catch(() => output);
    if (
      this.files.some(
        ({ path, dev, ino }) => path === real || (ino === there?.ino && dev === there.dev),
      )
    )
      throw new AppError('output-is-source', { path: output });
  }

  /** Throws `source-changed` when one of them is not as it was. */
  async check(): Promise<void> {
    for (const before of this.files) {
      const now = await known(before.path).catch(() => null);
      if (now?.size !== before.size || now.mtimeNs !== before.mtimeNs || now.ino !== before.ino)
        throw new AppError('source-changed', { path: before.path });
    }
  }

  /** SHA-256 of each, read from the disk. */
  async hashes(signal: AbortSignal): Promise<HashedFile[]> {
    const hashed: HashedFile[] = [];
    for (const { path: file, size } of this.files) {
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(file, { signal, highWaterMark: 1024 * 1024 }))
        hash.update(chunk);
      hashed.push({ name: path.basename(file), bytes: Number(size), sha256: hash.digest('hex') });
    }
    return hashed;
  }
}

async function known(file: string): Promise<Known> {
  const { size, mtimeNs, dev, ino } = await stat(file, { bigint: true });
  return { path: await realpath(file), size, mtimeNs, dev, ino };
}
