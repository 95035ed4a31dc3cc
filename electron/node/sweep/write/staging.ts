/**
 * The folder in which a sweep is written: beside its destination, `NAME.unfinished`, until it is whole. Then one rename
 * makes it the sweep. A kill at any time leaves the old sweep, and an unfinished folder from which the next start goes
 * on. What the writing itself needs stands in `.writing` there: its state, its journal, and who is at it.
 */
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readJson } from '../../../../shared/json/read';
import { POINTS_FOLDER } from '../../../../shared/sweep/summary';
import { errorCode } from '../../dataset/regularFile';
import { WriteProblem, writeFileAtomic } from '../../files/atomicWrite';
import { syncFolder } from '../../files/replaceFile';
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

export interface Begin {
  readonly destination: string;
  readonly key: string;
  readonly total: number;
  /** Throws away what is left of an unfinished sweep. */
  readonly restart: boolean;
}

export class Staging {
  private constructor(
    readonly folder: string,
    private readonly destination: string,
    private readonly unlock: () => Promise<void>,
  ) {}

  /** Makes the folder, or takes up the one of an earlier start. Throws `WriteProblem`. */
  static async begin({ destination, key, total, restart }: Begin): Promise<Staging> {
    const folder = `${destination}.unfinished`;
    const own = path.join(folder, OWN);
    await makeFolder(folder);
    const there = await readdir(folder);
    if (there.length > 0 && !there.includes(OWN))
      throw new WriteProblem(
        `${folder} is in the way: it is no unfinished sweep. Move it, or choose another place.`,
      );
    await makeFolder(own);
    const staging = new Staging(folder, destination, await lock(path.join(own, 'lock'), folder));
    try {
      await staging.takeUp({ key, total, restart });
      return staging;
    } catch (error) {
      await staging.close();
      throw error;
    }
  }

  get journal(): string {
    return path.join(this.folder, OWN, 'points.jsonl');
  }

  private async takeUp({ key, total, restart }: Omit<Begin, 'destination'>): Promise<void> {
    const file = path.join(this.folder, OWN, 'state.json');
    const found = await readState(file);
    if (found === 'unknown' && !restart)
      throw new WriteProblem(
        `${this.folder} holds an unfinished sweep whose ${path.basename(file)} is damaged or of another Pinnboard. Move it, or start anew with --restart, which throws it away.`,
      );
    const state = found === 'unknown' ? null : found;
    if (state && state.key !== key && !restart)
      throw new WriteProblem(
        `${this.folder} holds an unfinished sweep of ${state.total} points from another description, other options or another Pinnboard. Finish it with these, or start anew with --restart, which throws it away.`,
      );
    if (state?.key !== key || restart) {
      await rm(file, { force: true });
      await rm(this.journal, { force: true });
      for (const name of await readdir(this.folder))
        if (name !== OWN) await rm(path.join(this.folder, name), { recursive: true });
    }
    await mkdir(path.join(this.folder, POINTS_FOLDER), { recursive: true });
    const text = { format: 'pinnboard.sweep-unfinished', version: 1, key, total };
    await writeFileAtomic(file, `${JSON.stringify(text, null, 2)}\n`);
  }

  /** Writes a file of the sweep, and sees that it is on the disk. */
  async add(name: string, text: string | Buffer, mode = 0o666): Promise<void> {
    await writeFile(path.join(this.folder, name), text, { flush: true, mode });
  }

  /**
   * Makes the folder the sweep. What stands at the destination is moved aside, never deleted. Returns where it stands
   * now; null when nothing was there.
   */
  async finish(): Promise<string | null> {
    await syncFolder(path.join(this.folder, POINTS_FOLDER));
    await syncFolder(this.folder);
    const aside = await moveAside(this.destination);
    await rename(this.folder, this.destination);
    await syncFolder(path.dirname(this.destination));
    // From here on it is the sweep; what is left of the writing is of no use to anyone.
    await rm(path.join(this.destination, OWN), { recursive: true, force: true });
    return aside;
  }

  /** Lets another process take it up. */
  close(): Promise<void> {
    return this.unlock();
  }

  /** Throws everything away. */
  async discard(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

const OWN = '.writing';

/** Whether a sweep can be written to a folder: it is not there, it is empty, or it may be moved aside. Throws `WriteProblem`. */
export async function demandRoom(destination: string, replace: boolean): Promise<void> {
  const there = await readdir(destination).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    const what = error.code === 'ENOTDIR' ? 'it is a file' : `it cannot be read (${error.code})`;
    throw new WriteProblem(`${destination} cannot be written: ${what}. Choose another place.`);
  });
  if (there.length > 0 && !replace)
    throw new WriteProblem(
      `${destination} holds ${there.slice(0, 3).join(', ')}${there.length > 3 ? ' and more' : ''} already. Choose another place, or give --replace to move it aside.`,
    );
}

async function moveAside(destination: string): Promise<string | null> {
  try {
    await rmdir(destination);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') return null;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
  for (let n = 1; ; n += 1) {
    const aside = `${destination}.replaced-${n}`;
    const taken = await readdir(aside).then(
      () => true,
      (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
    );
    if (taken) continue;
    await rename(destination, aside);
    return aside;
  }
}

/** Null where there is none. What cannot be read, or is of another Pinnboard, is not thrown away as if it were not there. */
async function readState(file: string): Promise<State | 'unknown' | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return null;
    throw new WriteProblem(`${file} cannot be read (${code}): nothing of it was changed.`);
  }
  const reading = readJson(text);
  const parsed = stateSchema.safeParse(reading.ok ? reading.data : null);
  return parsed.success ? parsed.data : 'unknown';
}

/** Makes one folder; those above it must be there, so that a misspelt one is told. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
