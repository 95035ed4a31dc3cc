/** The run folders of the points, a few on their way to the disk at once. */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { LOADER } from '../../../../shared/exporters/loader';
import { RUN_FILES } from '../../../../shared/runs/folder';
import { POINTS_FOLDER } from '../../../../shared/sweep/summary';
import type { Staging } from './staging';

/** A disk across a network takes many as fast as one. */
const AT_ONCE = 16;

/** Files that are the same for most points. */
const ALIKE: readonly string[] = [
  RUN_FILES.program,
  RUN_FILES.command,
  RUN_FILES.environment,
  LOADER,
];

export class PointFolders {
  /** Folders that an earlier start had written and that are what this one writes. */
  resumed = 0;
  private readonly running = new Set<Promise<void>>();
  private failure: unknown = null;

  private constructor(
    private readonly staging: Staging,
    private readonly loader: string,
    /** Folders of an earlier start that no point of this one has claimed yet; one of them may be cut short. */
    private readonly left: Set<string>,
  ) {}

  /** `loader` is the text of `pinnboard_payload.py`. */
  static async in(staging: Staging, loader: string): Promise<PointFolders> {
    const left = await readdir(path.join(staging.folder, POINTS_FOLDER));
    return new PointFolders(staging, loader, new Set(left));
  }

  /** Starts to write a folder, unless it is there; waits while many are on their way. Throws what stopped an earlier one. */
  async put(name: string, files: { readonly [name: string]: string }): Promise<void> {
    while (this.running.size >= AT_ONCE) await Promise.race(this.running);
    if (this.failure !== null) throw this.failure;
    const done = this.write(name, files)
      .catch((error: unknown) => {
        this.failure ??= error;
      })
      .finally(() => this.running.delete(done));
    this.running.add(done);
  }

  private async write(name: string, files: { readonly [name: string]: string }): Promise<void> {
    const { staging } = this;
    const folder = path.join(POINTS_FOLDER, name);
    const full = path.join(staging.folder, folder);
    const { [RUN_FILES.status]: status = '', ...others } = { ...files, [LOADER]: this.loader };
    if (this.left.delete(name)) {
      if (await isWhole(full, others)) {
        this.resumed += 1;
        return;
      }
      await rm(full, { recursive: true });
    }
    await mkdir(full);
    for (const [file, text] of Object.entries(others)) {
      const name = path.join(folder, file);
      await (ALIKE.includes(file) ? staging.share(name, text) : staging.add(name, text));
    }
    await staging.add(path.join(folder, RUN_FILES.status), status);
  }

  /** Waits for all that is on its way. Throws what stopped one. */
  async settle(): Promise<void> {
    await Promise.all(this.running);
    if (this.failure !== null) throw this.failure;
  }

  /** Removes what an earlier start wrote for points that have no payload any more. */
  async clear(): Promise<void> {
    for (const name of this.left)
      await rm(path.join(this.staging.folder, POINTS_FOLDER, name), { recursive: true });
  }
}

/** Whether a folder has these files and a status, which says when it was written. A machine that lost power may have cut any. */
async function isWhole(folder: string, files: { readonly [name: string]: string }) {
  const there = (file: string) => readFile(path.join(folder, file), 'utf8').catch(() => '');
  if (!(await there(RUN_FILES.status)).endsWith('}\n')) return false;
  for (const [file, text] of Object.entries(files)) if ((await there(file)) !== text) return false;
  return true;
}
