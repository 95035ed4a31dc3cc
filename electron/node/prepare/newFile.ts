/** A large new file: written beside its destination, and there whole or not at all. */
import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { writeError } from '../files/atomicWrite';
import { nameExclusively } from '../files/createFile';
import { syncFolder, unfinished } from '../files/replaceFile';

/** Process numbers of another machine mean nothing here. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);

export class NewFile {
  private constructor(
    private readonly target: string,
    private readonly beside: string,
    readonly handle: FileHandle,
  ) {}

  /** Throws `write-failed`. What a killed process left of the same file is removed. */
  static async create(target: string): Promise<NewFile> {
    const { dir, base } = path.parse(target);
    const stem = `${base.slice(0, 40)}.tmp-${HOST}-`;
    const beside = path.join(dir, `${stem}${process.pid}-${randomBytes(6).toString('hex')}`);
    try {
      await mkdir(dir, { recursive: true });
      await removeAbandoned(dir, stem);
      unfinished.add(beside);
      return new NewFile(target, beside, await open(beside, 'wx+'));
    } catch (error) {
      unfinished.delete(beside);
      throw writeError(target, error);
    }
  }

  /** Gives it its name. Throws `output-exists` when another file has it by now, unless that is to be replaced. */
  async keep(replace: boolean): Promise<void> {
    try {
      await this.handle.sync();
      await this.handle.close();
      if (replace) await rename(this.beside, this.target);
      else if (!(await nameExclusively(this.beside, this.target)))
        throw new AppError('output-exists', { path: this.target });
      await syncFolder(path.dirname(this.target));
    } catch (error) {
      throw writeError(this.target, error);
    } finally {
      await this.discard();
    }
  }

  /** Removes what is written beside the destination. */
  async discard(): Promise<void> {
    await this.handle.close().catch(() => {});
    await rm(this.beside, { force: true }).catch(() => {});
    unfinished.delete(this.beside);
  }
}

async function removeAbandoned(folder: string, stem: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(stem) ? /^(\d+)-[0-9a-f]{12}$/.exec(name.slice(stem.length)) : null;
    if (pid && !isAlive(Number(pid[1]))) await rm(path.join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
