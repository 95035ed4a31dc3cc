/** The payload files of the points, a few on their way to the disk at once. */
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { POINTS_FOLDER } from '../../../../shared/sweep/summary';
import type { Staging } from './staging';

/** Each is flushed; that many together cost little more than writing them. */
const AT_ONCE = 16;

export class PointFiles {
  /** Files that an earlier start had written and that are what this one writes. */
  resumed = 0;
  private readonly running = new Set<Promise<void>>();
  private failure: unknown = null;

  private constructor(
    private readonly staging: Staging,
    /** Files of an earlier start that no point of this one has claimed yet; one of them may be cut short. */
    private readonly left: Set<string>,
  ) {}

  static async in(staging: Staging): Promise<PointFiles> {
    return new PointFiles(
      staging,
      new Set(await readdir(path.join(staging.folder, POINTS_FOLDER))),
    );
  }

  /** Starts to write a file, unless it is there; waits while many are on their way. Throws what stopped an earlier one. */
  async put(file: string, text: string): Promise<void> {
    while (this.running.size >= AT_ONCE) await Promise.race(this.running);
    if (this.failure !== null) throw this.failure;
    const done = this.write(file, Buffer.from(text))
      .catch((error: unknown) => {
        this.failure ??= error;
      })
      .finally(() => this.running.delete(done));
    this.running.add(done);
  }

  private async write(file: string, bytes: Buffer): Promise<void> {
    if (this.left.delete(path.basename(file))) {
      const there = await readFile(path.join(this.staging.folder, file)).catch(() => null);
      if (there?.equals(bytes)) {
        this.resumed += 1;
        return;
      }
    }
    await this.staging.add(file, bytes);
  }

  /** Waits for all that is on its way. Throws what stopped one. */
  async settle(): Promise<void> {
    await Promise.all(this.running);
    if (this.failure !== null) throw this.failure;
  }

  /** Removes what an earlier start wrote for points that have no payload any more. */
  async clear(): Promise<void> {
    for (const name of this.left) await rm(path.join(this.staging.folder, POINTS_FOLDER, name));
  }
}
