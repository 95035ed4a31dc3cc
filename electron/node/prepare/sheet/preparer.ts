/**
 * What the sheet _Prepare dataset_ asks for, answered by three worker threads: one reads and previews, one checks, which
 * takes seconds, and one writes, whatever files the sheet goes on to. Needs no Electron.
 */
import { z } from 'zod';
import type { OpenedSources, RecipePreview, SourcePicture } from '../../../../shared/ipc/prepare';
import type { PreparedCheck } from '../../../../shared/prepare/check';
import type { Recipe } from '../../../../shared/prepare/recipe';
import { JobWorker, type OnProgress } from '../../jobs/jobWorker';
import type { Result } from '../prepare';
import type { AskedFiles, Task } from './messages';

/** What a worker of ours answers: made by `worker.ts` in the types that are said here. */
const made = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

/** What `openFiles` finds, without the grants that main has. */
export type OpenedFiles = Pick<OpenedSources, 'layouts'> & {
  readonly files: readonly Pick<OpenedSources['files'][number], 'file' | 'problem'>[];
};

export class Preparer {
  private readonly reading: JobWorker<Task>;
  private readonly checking: JobWorker<Task>;
  private readonly writing: JobWorker<Task>;

  /** @param workerFile bundled script of `worker.ts` */
  constructor(workerFile: string, onProgress: OnProgress) {
    this.reading = new JobWorker(workerFile, 'prepare', onProgress);
    this.checking = new JobWorker(workerFile, 'prepare', onProgress);
    this.writing = new JobWorker(workerFile, 'prepare', onProgress);
  }

  /** What is in the files. One that cannot be read has its problem. */
  async open(job: number, files: AskedFiles): Promise<OpenedFiles> {
    return made<OpenedFiles>().parse(await this.reading.ask(job, { kind: 'open', files }));
  }

  async picture(
    job: number,
    files: AskedFiles,
    array: { readonly file: number; readonly path: string; readonly maxSide: number },
  ): Promise<SourcePicture> {
    return made<SourcePicture>().parse(
      await this.reading.ask(job, { kind: 'picture', files, ...array }),
    );
  }

  /** What a recipe makes of one pattern and of the positions. */
  async preview(
    job: number,
    files: AskedFiles,
    recipe: Recipe,
    index: number,
  ): Promise<RecipePreview> {
    return made<RecipePreview>().parse(
      await this.reading.ask(job, { kind: 'preview', files, recipe, index }),
    );
  }

  /** What a sample of the prepared patterns says about the recipe. */
  async check(job: number, files: AskedFiles, recipe: Recipe): Promise<readonly PreparedCheck[]> {
    return made<readonly PreparedCheck[]>().parse(
      await this.checking.ask(job, { kind: 'check', files, recipe }),
    );
  }

  /** Writes new files; see `prepare`. @param output absolute */
  async write(
    job: number,
    files: AskedFiles,
    recipe: Recipe,
    to: { readonly output: string; readonly replace: boolean },
  ): Promise<Result> {
    return made<Result>().parse(
      await this.writing.ask(job, { kind: 'write', files, recipe, ...to }),
    );
  }

  cancel(job: number): void {
    for (const worker of this.workers()) worker.cancel(job);
  }

  async close(): Promise<void> {
    await Promise.all(this.workers().map((worker) => worker.close()));
  }

  private workers(): readonly JobWorker<Task>[] {
    return [this.reading, this.checking, this.writing];
  }
}
