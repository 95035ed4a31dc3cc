/** The files behind the sources: what they are when reading starts, and their hashes. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { namesOf } from '../../../shared/prepare/series';
import type { Source, SourceFile } from '../../../shared/prepare/source';

interface Known {
  readonly path: string;
  readonly name: string;
  /** Path of the numbered files that are one source; null for a file by itself. */
  readonly series: string | null;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly dev: bigint;
  readonly ino: bigint;
}

/**
 * A file as the metadata of a prepared dataset names it. Numbered files have one hash: of the lines that `sha256sum` prints for
 * them, in their order.
 */
export interface HashedFile {
  readonly name: string;
  /** Of numbered files, how many. */
  readonly files?: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Files that the system is asked about side by side. */
const SIDE_BY_SIDE = 64;

export class SourceFiles {
  private constructor(private readonly files: readonly Known[]) {}

  /** The files of the sources, and those that their links lead to. */
  static async of(sources: readonly Source[]): Promise<SourceFiles> {
    const named = new Map<string, string | null>();
    for (const { file } of sources) {
      for (const member of membersOf(file)) named.set(member, file.series && file.path);
      for (const { link } of file.arrays)
        for (const { state, path: linked } of link?.files ?? [])
          if (state === 'followed' && !named.has(linked)) named.set(linked, null);
    }
    return new SourceFiles(await each([...named], ([file, series]) => known(file, series)));
  }

  /** Throws `output-is-source` when the path leads to one of them. */
  async refuse(output: string): Promise<void> {
    const there = await known(output, null).catch(() => null);
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
    await each(this.files, async (before) => {
      const now = await known(before.path, null).catch(() => null);
      if (now?.size !== before.size || now.mtimeNs !== before.mtimeNs || now.ino !== before.ino)
        throw new AppError('source-changed', { path: before.path });
    });
  }

  /** SHA-256 of each, read from the disk. */
  async hashes(signal: AbortSignal): Promise<HashedFile[]> {
    const hashed: HashedFile[] = [];
    let lines = createHash('sha256');
    let [files, bytes] = [0, 0];
    for (const [at, { path: file, name, series, size }] of this.files.entries()) {
      const sha256 = await hashOf(file, signal);
      if (series === null) {
        hashed.push({ name, bytes: Number(size), sha256 });
        continue;
      }
      lines.update(`${sha256}  ${name}\n`);
      [files, bytes] = [files + 1, bytes + Number(size)];
      if (this.files[at + 1]?.series === series) continue;
      hashed.push({ name: path.basename(series), files, bytes, sha256: lines.digest('hex') });
      lines = createHash('sha256');
      [files, bytes] = [0, 0];
    }
    return hashed;
  }
}

async function hashOf(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { signal, highWaterMark: 1024 * 1024 }))
    hash.update(chunk);
  return hash.digest('hex');
}

/** The absolute paths of a source's files. */
function membersOf({ path: file, series }: SourceFile): string[] {
  if (series === null) return [file];
  return namesOf(series).map((name) => path.join(path.dirname(file), name));
}

/** Some at a time, in their order. */
async function each<T, U>(all: readonly T[], ask: (one: T) => Promise<U>): Promise<U[]> {
  const out: U[] = [];
  for (let at = 0; at < all.length; at += SIDE_BY_SIDE)
    out.push(...(await Promise.all(all.slice(at, at + SIDE_BY_SIDE).map(ask))));
  return out;
}

async function known(file: string, series: string | null): Promise<Known> {
  const { size, mtimeNs, dev, ino } = await stat(file, { bigint: true });
  const real = await realpath(file);
  // Of links the file that they lead to, as before; of numbered ones the names that are in their order.
  const name = path.basename(series === null ? real : file);
  return { path: real, name, series, size, mtimeNs, dev, ino };
}
