/**
 * The folder in which a sweep is written, `NAME.unfinished` beside its destination. When it is complete, one rename makes
 * it the sweep. A kill at any time leaves the old sweep and an unfinished folder that the next start resumes. Its
 * `.writing` holds the state and the lock.
 */
import * as fs from 'node:fs';
import { access, mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { AppError } from '../../../../shared/errors/appError';
import { readJson } from '../../../../shared/json/read';
import { POINTS_FOLDER } from '../../../../shared/sweep/summary';
import { writeFileAtomic } from '../../files/atomicWrite';
import { errorCode } from '../../files/errno';
import { syncFolder } from '../../files/replaceFile';
import { syncTree } from '../../files/syncTree';
import { lock } from './lock';

const stateSchema = z.object({
  format: z.literal('pinnboard.sweep-unfinished'),
  version: z.literal(1),
  /** Hash of everything that the points depend on. */
  key: z.string(),
  /** How many points there will be. */
  total: z.number(),
});

type State = z.infer<typeof stateSchema>;

/** Those of `node:fs/promises` take twice the processor time. */
const link = promisify(fs.link);
const writeFile = promisify(fs.writeFile);

export class Staging {
  /** Where each text is that many points have. */
  private readonly shared = new Map<string, Promise<string>>();

  private constructor(
    readonly folder: string,
    private readonly destination: string,
    private readonly unlock: () => Promise<void>,
  ) {}

  /** Creates the folder, or resumes the one of an earlier start, unless `restart` discards it. Throws an `AppError`. */
  static async begin(
    destination: string,
    key: string,
    total: number,
    restart: boolean,
  ): Promise<Staging> {
    const folder = `${destination}.unfinished`;
    const own = path.join(folder, OWN);
    await makeFolder(folder);
    const there = await readdir(folder);
    if (there.length > 0 && !there.includes(OWN))
      throw new AppError('sweep-folder-foreign', { folder });
    await makeFolder(own);
    const staging = new Staging(folder, destination, await lock(path.join(own, 'lock'), folder));
    try {
      await staging.resume(key, total, restart);
      return staging;
    } catch (error) {
      await staging.close();
      throw error;
    }
  }

  private async resume(key: string, total: number, restart: boolean): Promise<void> {
    const file = path.join(this.folder, OWN, 'state.json');
    const state = restart ? null : await readState(file, this.folder);
    if (state && state.key !== key)
      throw new AppError('sweep-unfinished-other', { folder: this.folder, total: state.total });
    if (!state)
      for (const name of await readdir(this.folder))
        if (name !== OWN) await rm(path.join(this.folder, name), { recursive: true });
    await mkdir(path.join(this.folder, POINTS_FOLDER), { recursive: true });
    const text = { format: 'pinnboard.sweep-unfinished', version: 1, key, total };
    await writeFileAtomic(file, `${JSON.stringify(text, null, 2)}\n`);
  }

  /** Writes a file of the sweep, which `finish` flushes to the disk. */
  async add(name: string, text: string, mode = 0o666): Promise<void> {
    await writeFile(path.join(this.folder, name), text, { mode });
  }

  /** Adds a file that many points have. It is on the disk once; whoever copies a point's folder copies it, too. */
  async share(name: string, text: string): Promise<void> {
    const own = path.join(this.folder, OWN, `shared-${this.shared.size}`);
    const first = this.shared.get(text) ?? writeFileAtomic(own, text).then(() => own);
    this.shared.set(text, first);
    // Some file systems have no links, or a limit.
    await link(await first, path.join(this.folder, name)).catch(() => this.add(name, text));
  }

  /**
   * Makes the folder the sweep. An existing destination is renamed, never deleted. Returns its new path; null when there
   * was none.
   */
  async finish(): Promise<string | null> {
    await syncTree(this.folder);
    const aside = await moveAside(this.destination);
    await rename(this.folder, this.destination);
    await syncFolder(path.dirname(this.destination));
    // The sweep is complete; the state of writing is no longer needed.
    await rm(path.join(this.destination, OWN), { recursive: true, force: true });
    return aside;
  }

  /** Lets another process resume it. */
  close(): Promise<void> {
    return this.unlock();
  }

  /** Deletes the unfinished sweep. */
  async discard(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

const OWN = '.writing';

/** Checks that a sweep can be written to a folder: it does not exist, is empty, or may be renamed. Throws an `AppError`. */
export async function demandRoom(destination: string, replace: boolean): Promise<void> {
  const there = await readdir(destination).catch((cause: unknown) => {
    const errno = errorCode(cause);
    if (errno === 'ENOENT') return [];
    throw errno === 'ENOTDIR'
      ? new AppError('sweep-folder-is-file', { path: destination }, { cause })
      : new AppError('file-unreadable', { path: destination, errno }, { cause });
  });
  if (there.length > 0 && !replace)
    throw new AppError('sweep-folder-taken', {
      path: destination,
      names: there.slice(0, 3),
      more: there.length > 3,
    });
}

async function moveAside(destination: string): Promise<string | null> {
  try {
    await rmdir(destination);
    return null;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return null;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
  for (let n = 1; ; n += 1) {
    const aside = `${destination}.replaced-${n}`;
    if (await access(aside).catch(() => 'free')) {
      await rename(destination, aside);
      return aside;
    }
  }
}

/** Null where there is none. One that is unreadable or from another version of Pinnboard is never discarded silently. */
async function readState(file: string, folder: string): Promise<State | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const errno = errorCode(cause);
    if (errno === 'ENOENT') return null;
    throw new AppError('sweep-unfinished-unreadable', { path: file, errno }, { cause });
  }
  const reading = readJson(text);
  const parsed = stateSchema.safeParse(reading.ok ? reading.data : null);
  if (parsed.success) return parsed.data;
  throw new AppError('sweep-unfinished-damaged', { folder, file: path.basename(file) });
}

/** Creates one folder; its parents must exist, so that a misspelt path is an error. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
