/** The index of runs, asked in its worker thread. */
import { z } from 'zod';
import { decode, type Encoded } from '../../../../shared/ipc/wire';
import type { RecordedRun } from '../../../../shared/runs/record/joined';
import { JobWorker } from '../../jobs/jobWorker';
import type { ReadHistory } from '../runHistory';
import type { IndexTask, Listing } from './messages';

/** None is cancelled. */
const JOB = 0;

/** Questions about the runs below folders. One that fails ends its worker, and the next one starts another. */
export class RunIndex {
  private readonly worker: JobWorker<IndexTask>;
  private last: { readonly text: string; readonly listing: Listing } | null = null;

  /** @param cache folder where it is kept between two starts; null for nowhere */
  constructor(
    workerFile: string,
    private readonly cache: string | null,
  ) {
    this.worker = new JobWorker<IndexTask>(workerFile, 'runs', () => {});
  }

  /** The runs below these folders, the same object while nothing changed; those that cannot be read have none. */
  list = (folders: readonly string[]): Promise<Listing> => this.listing('list', folders);

  /** The same as last time, where runs that may still go on are looked at again. */
  look = (folders: readonly string[]): Promise<Listing> => this.listing('look', folders);

  /** The same as last time, where the notes of one run are read again. */
  lookAtNotes = (folders: readonly string[], run: string): Promise<Listing> =>
    this.listed({ kind: 'notes', folders: [...folders], run, cache: this.cache });

  private listing = (kind: 'list' | 'look', folders: readonly string[]): Promise<Listing> =>
    this.listed({ kind, folders: [...folders], cache: this.cache });

  private async listed(task: IndexTask): Promise<Listing> {
    const text = await this.ask(task);
    if (text !== this.last?.text) this.last = { text, listing: decode<Listing>(text) };
    return this.last.listing;
  }

  /** One of them in full; null where it is gone. */
  async run(folder: string, run: string): Promise<RecordedRun | null> {
    const text: Encoded<RecordedRun | null> = await this.ask({
      ...{ kind: 'run' as const, folder, run },
      cache: this.cache,
    });
    return decode(text);
  }

  private ask = async (task: IndexTask): Promise<string> =>
    z.string().parse(await this.worker.ask(JOB, task));

  /** One of them with where it comes from among the others; null where it is gone. */
  async history(
    folder: string,
    run: string,
    datasets: readonly string[],
  ): Promise<ReadHistory | null> {
    const { cache } = this;
    return decode(await this.ask({ kind: 'history', folder, run, datasets: [...datasets], cache }));
  }

  close = (): Promise<void> => this.worker.close();
}
