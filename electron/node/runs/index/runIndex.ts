/** The index of runs, asked in its worker thread. */
import { z } from 'zod';
import { decode, type Encoded } from '../../../../shared/ipc/wire';
import type { RecordedRun } from '../../../../shared/runs/record/joined';
import { JobWorker } from '../../jobs/jobWorker';
import type { IndexTask, Listing } from './messages';

/** None is cancelled. */
const JOB = 0;

/** Questions about the runs below folders. One that fails ends its worker, and the next one starts another. */
export class RunIndex {
  private readonly worker: JobWorker<IndexTask>;

  constructor(workerFile: string) {
    this.worker = new JobWorker<IndexTask>(workerFile, 'runs', () => {});
  }

  /** The runs below these folders; those that cannot be read have none. */
  async list(folders: readonly string[]): Promise<Listing> {
    const answer = await this.worker.ask(JOB, { kind: 'list', folders: [...folders] });
    return decode<Listing>(z.string().parse(answer));
  }

  /** One of them in full; null where it is gone. */
  async run(folder: string, run: string): Promise<RecordedRun | null> {
    const text: Encoded<RecordedRun | null> = z
      .string()
      .parse(await this.worker.ask(JOB, { kind: 'run', folder, run }));
    return decode(text);
  }

  close = (): Promise<void> => this.worker.close();
}
