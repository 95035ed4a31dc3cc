/** Copying the files below a folder of a host into one here: resumed after a cut, verified by size and SHA-256. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../shared/errors/appError';
import { writeError } from '../files/atomicWrite';
import { errorCode } from '../files/errno';
import { makeFolder } from '../files/makeFolder';
import type { Entry, Fetched, FetchOptions } from './connection';
import { isSafeName } from './safeName';

/** A part of a file: its bytes from `from` to `size`. */
export interface Piece {
  /** Relative to the folder that is copied. */
  readonly name: string;
  readonly from: number;
  readonly size: number;
}

/** Takes the bytes of pieces in order, and after those of each the SHA-256 of the first `size` bytes of its file. */
export interface Sink {
  bytes(index: number, chunk: Uint8Array): Promise<void>;
  hash(index: number, hex: string): Promise<void>;
}

interface Source {
  /** Whom an error names. */
  readonly host: string;
  list(signal?: AbortSignal): Promise<readonly Entry[]>;
  read(pieces: readonly Piece[], sink: Sink, signal?: AbortSignal): Promise<void>;
}

/** Bytes, files and characters of names that one call asks for; a larger file is asked for alone. */
const BATCH = { bytes: 64 * 1024 * 1024, files: 100, characters: 8000 };
/** Milliseconds between two reports. */
const REPORT_MS = 100;
/** A file that changes while it is copied is copied once more. */
const TRIES = 2;

/** Throws `host-name-refused`, `host-file-changed`, `write-failed`, what `source` throws, and the reason of `signal`. */
export async function fetchFiles(
  source: Source,
  to: string,
  options: FetchOptions = {},
): Promise<Fetched> {
  const { signal, checkpoints = true, except = () => false } = options;
  const fetched = { copied: 0, equal: 0, bytes: 0 };
  let left: ReadonlySet<string> | null = null;
  await makeRoot(to);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const wanted = (await source.list(signal)).filter(
      ({ name, isFolder }) =>
        !isFolder &&
        (checkpoints || !isCheckpoint(name)) &&
        !except(name) &&
        (left === null || left.has(name)),
    );
    for (const { name } of wanted)
      if (!isSafeName(name)) throw new AppError('host-name-refused', { host: source.host, name });
    const round = new Round(to, wanted, options, fetched);
    for (const batch of batches(await round.pieces())) {
      signal?.throwIfAborted();
      const sink = round.sink(batch);
      try {
        await source.read(batch, sink, signal);
      } finally {
        await sink.close();
      }
    }
    left = round.changed;
    if (left.size === 0) return fetched;
  }
  const [name = ''] = left ?? [];
  throw new AppError('host-file-changed', { host: source.host, name });
}

/** Weights and optimizer of a moment in training, by far the largest files of a run. */
const isCheckpoint = (name: string): boolean => name.endsWith('.ckpt');

/** One attempt at all files that are asked for. */
class Round {
  readonly changed = new Set<string>();
  private readonly names: ReadonlySet<string>;
  private readonly made = new Set<string>();
  private readonly total: number;
  private done = 0;
  private reported = 0;

  constructor(
    private readonly to: string,
    private readonly wanted: readonly Entry[],
    private readonly options: FetchOptions,
    private readonly fetched: { copied: number; equal: number; bytes: number },
  ) {
    this.names = new Set(wanted.map(({ name }) => name));
    this.total = wanted.reduce((sum, { size }) => sum + size, 0);
  }

  /** What is missing of each file; of one that is here in the same size, its hash alone. */
  async pieces(): Promise<Piece[]> {
    const pieces: Piece[] = [];
    for (const { name, size } of this.wanted) {
      await this.makeFolderOf(name);
      const here = await sizeOf(this.path(name));
      const begun = (await sizeOf(this.partOf(name))) ?? 0;
      const from = here === size ? size : begun <= size ? begun : 0;
      pieces.push({ name, from, size });
      this.done += from;
    }
    return pieces;
  }

  sink(batch: readonly Piece[]): Sink & { close(): Promise<void> } {
    let handle: FileHandle | null = null;
    const close = async (): Promise<void> => {
      await handle?.close();
      handle = null;
    };
    const part = (index: number): string => this.partOf(batch[index]?.name ?? '');
    return {
      close,
      bytes: async (index, chunk) => {
        try {
          // What is there of it already was counted when the piece was made.
          handle ??= await open(part(index), batch[index]?.from === 0 ? 'w' : 'a');
          await writeAll(handle, chunk);
        } catch (error) {
          throw writeError(part(index), error);
        }
        this.done += chunk.length;
        this.fetched.bytes += chunk.length;
        this.report(batch[index]?.name ?? '', false);
      },
      hash: async (index, hex) => {
        await close();
        const piece = batch[index];
        if (piece) await this.verify(piece, hex);
      },
    };
  }

  /** Gives a file its name when it has the hash; else it is copied from its beginning next time. */
  private async verify({ name, size }: Piece, hex: string): Promise<void> {
    const target = this.path(name);
    const part = this.partOf(name);
    if ((await sizeOf(target)) === size && (await sha256(target)) === hex) {
      this.fetched.equal += 1;
      await rm(part, { force: true });
    } else {
      try {
        if (size === 0) await (await open(part, 'w')).close();
        if ((await sizeOf(part)) === size && (await sha256(part)) === hex) {
          await rename(part, target);
          this.fetched.copied += 1;
        } else {
          await rm(part, { force: true });
          // A file of the same size here, and other bytes there.
          if ((await sizeOf(target)) === size) await rm(target);
          this.changed.add(name);
        }
      } catch (error) {
        throw writeError(target, error);
      }
    }
    this.report(name, true);
  }

  private report(file: string, isEnd: boolean): void {
    const now = Date.now();
    if (!isEnd && now - this.reported < REPORT_MS) return;
    this.reported = now;
    this.options.onProgress?.({ done: this.done, total: this.total, file });
  }

  private path(name: string): string {
    return path.join(this.to, ...name.split('/'));
  }

  /** `X.part`, unless the host has a file of that name. */
  private partOf(name: string): string {
    let part = `${name}.part`;
    while (this.names.has(part)) part += '.part';
    return this.path(part);
  }

  /** Makes the folders of a file below the destination; a link among them is refused: it leads elsewhere. */
  private async makeFolderOf(name: string): Promise<void> {
    const folders = name.split('/').slice(0, -1);
    for (let depth = 1; depth <= folders.length; depth += 1) {
      const folder = path.join(this.to, ...folders.slice(0, depth));
      if (this.made.has(folder)) continue;
      try {
        await mkdir(folder);
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw writeError(folder, error);
        if (!(await lstat(folder)).isDirectory())
          throw new AppError('write-failed', { path: folder, errno: 'ENOTDIR' });
      }
      this.made.add(folder);
    }
  }
}

async function makeRoot(to: string): Promise<void> {
  try {
    await makeFolder(to);
  } catch (error) {
    throw writeError(to, error);
  }
}

/** Pieces as they are asked for together. */
function* batches(pieces: readonly Piece[]): Generator<Piece[]> {
  let batch: Piece[] = [];
  let bytes = 0;
  let characters = 0;
  for (const piece of pieces) {
    const more = piece.size - piece.from;
    const isFull =
      bytes + more > BATCH.bytes ||
      characters + piece.name.length > BATCH.characters ||
      batch.length === BATCH.files;
    if (batch.length > 0 && isFull) {
      yield batch;
      batch = [];
      bytes = 0;
      characters = 0;
    }
    batch.push(piece);
    bytes += more;
    characters += piece.name.length;
  }
  if (batch.length > 0) yield batch;
}

/** A full disk takes a part of a write without an error. */
async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) {
    const { bytesWritten } = await handle.write(chunk, at, chunk.length - at);
    at += bytesWritten;
  }
}

/** Bytes of a regular file; null for anything else. */
async function sizeOf(file: string): Promise<number | null> {
  try {
    const facts = await lstat(file);
    return facts.isFile() ? facts.size : null;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null;
    throw writeError(file, error);
  }
}

/** SHA-256 of a file, or of its first bytes. */
export async function sha256(file: string, size?: number): Promise<string> {
  const hash = createHash('sha256');
  if (size !== 0)
    await pipeline(createReadStream(file, size === undefined ? {} : { end: size - 1 }), hash);
  return hash.digest('hex');
}
