/** The run folders of the points, a few on their way to the disk at once. */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { LOADER } from '../../../../shared/exporters/loader';
import { RUN_FILES } from '../../../../shared/runs/folder';
import { POINTS_FOLDER } from '../../../../shared/sweep/summary';
import type { Staging } from './staging';

/** Each file is flushed; that many together cost little more than writing them. */
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
    if (this.left.delete(name)) {
      const there = (file: string) => readFile(path.join(full, file), 'utf8').catch(() => '');
      // The status is written last.
      const isWhole = (await there(RUN_FILES.status)).endsWith('}\n');
      if (isWhole && (await there(RUN_FILES.payload)) === files[RUN_FILES.payload]) {
        this.resumed += 1;
        return;
      }
      await rm(full, { recursive: true });
    }
    await mkdir(full);
    const { [RUN_FILES.status]: status = '', ...others } = files;
    for (const [file, text] of Object.entries({ ...others, [LOADER]: this.loader })) {
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
