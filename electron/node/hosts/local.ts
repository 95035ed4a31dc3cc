/** This machine, as a host. */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { constants, homedir } from 'node:os';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { writeError } from '../files/atomicWrite';
import { errorCode } from '../files/errno';
import { freeBytes } from '../files/freeBytes';
import { makeFolder } from '../files/makeFolder';
import { runChild } from './child';
import type { Connection, Entry, Fetched, FetchOptions, Part, Ran, RunOptions } from './connection';
import { fetchFiles, type Piece, type Sink, sha256 } from './fetch';
import { MOST_ERRORS, MOST_OUTPUT, Output } from './output';

const CALL_SECONDS = 30;
const NOT_FOUND = 127;

export class LocalConnection implements Connection {
  constructor(private readonly host: string) {}

  async run(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const folder = at(options.folder ?? '.');
    const [program = '', ...args] = words;
    const out = new Output(MOST_OUTPUT);
    const errors = new Output(MOST_ERRORS);
    try {
      const { code, signal } = await runChild(program, args, {
        seconds: CALL_SECONDS,
        ...options,
        host: this.host,
        folder,
        withGroup: true,
        stdout: (chunk) => {
          if (!out.keep(chunk))
            throw new AppError('host-answer-too-large', { host: this.host, limit: MOST_OUTPUT });
        },
        stderr: (chunk) => void errors.keep(chunk),
      });
      const number = signal === null ? 0 : 128 + constants.signals[signal];
      return { code: code ?? number, stdout: out.text(), stderr: errors.text() };
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
      if (await isFolder(folder))
        return { code: NOT_FOUND, stdout: '', stderr: `${program}: not found\n` };
      const words = `${folder} does not exist`;
      throw new AppError(
        'host-command-failed',
        { host: this.host, code: 1, words },
        { cause: error },
      );
    }
  }

  async readPart(file: string, from: number, limit: number): Promise<Part | null> {
    const facts = await statOrNull(at(file));
    if (!facts?.isFile()) return null;
    const handle = await open(at(file));
    try {
      const { size } = await handle.stat();
      const bytes = Buffer.alloc(Math.max(0, Math.min(limit, size - from)));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
      return { size, bytes: bytes.subarray(0, bytesRead) };
    } finally {
      await handle.close();
    }
  }

  async list(folder: string): Promise<Entry[]> {
    const root = at(folder);
    const entries: Entry[] = [];
    const read = async (below: string): Promise<void> => {
      for (const entry of await readdir(path.join(root, below), { withFileTypes: true })) {
        const name = below === '' ? entry.name : `${below}/${entry.name}`;
        if (entry.isDirectory()) {
          entries.push({ name, size: 0, isFolder: true });
          await read(name);
        } else if (entry.isFile()) {
          const { size } = await lstat(path.join(root, name));
          entries.push({ name, size, isFolder: false });
        }
      }
    };
    if (await isFolder(root)) await read('');
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async write(
    folder: string,
    files: Readonly<Record<string, string | Uint8Array>>,
    signal?: AbortSignal,
  ): Promise<void> {
    const target = at(folder);
    const taken = new AppError('host-folder-taken', { host: this.host, path: folder });
    if ((await lstat(target).catch(() => null)) !== null) throw taken;
    const part = `${target}.part-${randomBytes(8).toString('hex')}`;
    try {
      for (const [name, content] of Object.entries(files)) {
        signal?.throwIfAborted();
        const file = path.join(part, name);
        await makeFolder(path.dirname(file));
        await writeFile(file, content, { flag: 'wx' });
      }
      await makeFolder(part);
      await mkdir(target).catch((error: unknown) => {
        throw errorCode(error) === 'EEXIST' ? taken : error;
      });
      // Windows renames over no folder.
      if (process.platform === 'win32') await rmdir(target);
      await rename(part, target);
    } catch (error) {
      await rm(part, { recursive: true, force: true });
      throw signal?.aborted ? signal.reason : writeError(target, error);
    }
  }

  fetch(folder: string, to: string, options: FetchOptions = {}): Promise<Fetched> {
    const source = {
      host: this.host,
      list: () => this.list(folder),
      read: (pieces: readonly Piece[], sink: Sink, signal?: AbortSignal) =>
        readPieces(at(folder), pieces, sink, signal),
    };
    return fetchFiles(source, to, options);
  }

  freeBytes = (folder: string): Promise<number> => freeBytes(at(folder));

  async close(): Promise<void> {}
}

/** Relative paths are below the home folder, as on other hosts. */
const at = (file: string): string => path.resolve(homedir(), file);

async function readPieces(
  folder: string,
  pieces: readonly Piece[],
  sink: Sink,
  signal?: AbortSignal,
): Promise<void> {
  for (const [index, { name, from, size }] of pieces.entries()) {
    const file = path.join(folder, name);
    try {
      if (from < size)
        for await (const chunk of createReadStream(file, { start: from, end: size - 1 })) {
          signal?.throwIfAborted();
          await sink.bytes(index, chunk);
        }
      await sink.hash(index, await sha256(file, size));
    } catch (cause) {
      if (errorCode(cause) !== 'ENOENT') throw cause;
      // It was deleted while it was copied.
      throw new AppError('file-missing', { path: file }, { cause });
    }
  }
}

const statOrNull = (file: string) =>
  stat(file).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null;
    throw error;
  });

const isFolder = async (folder: string): Promise<boolean> =>
  (await statOrNull(folder))?.isDirectory() ?? false;
