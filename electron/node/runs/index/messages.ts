/** What main asks the index of runs, which is in a worker thread. */
import { z } from 'zod';
import type { RunRow } from '../../../../shared/ipc/runs';
import type { RunState } from '../../../../shared/runs/state';
import type { Values } from '../../../../shared/values/value';

const cache = z.string().nullable();

/** `cache` is the folder where the index is kept between two starts. */
export const indexTaskSchema = z.discriminatedUnion('kind', [
  /** The runs below folders; a `Listing` as text. `look` searches for none, and looks at those that may go on. */
  z.object({ kind: z.enum(['list', 'look']), folders: z.array(z.string()), cache }),
  /** The same where only one run is looked at again, whose notes were changed. */
  z.object({
    kind: z.literal('notes'),
    folders: z.array(z.string()),
    run: z.string(),
    cache,
  }),
  /** One run with its request, within a folder of runs; a `RecordedRun` as text, null for one that is gone. */
  z.object({ kind: z.literal('run'), folder: z.string(), run: z.string(), cache }),
  /** The same with where it comes from; a `ReadHistory` as text. A dataset that was moved may be one of `datasets`. */
  z.object({
    kind: z.literal('history'),
    folder: z.string(),
    run: z.string(),
    datasets: z.array(z.string()),
    cache,
  }),
]);
export type IndexTask = z.infer<typeof indexTaskSchema>;

/** A run as its files record it, for the list. */
export interface IndexedRun
  extends Pick<
    RunRow,
    | 'workflow'
    | 'entryPoint'
    | 'revision'
    | 'startedAt'
    | 'endedAt'
    | 'epoch'
    | 'epochsAsked'
    | 'losses'
    | 'settings'
    | 'dataset'
    | 'model'
    | 'tags'
    | 'note'
    | 'curve'
    | 'isRecorded'
  > {
  /** Absolute. */
  readonly folder: string;
  /** Relative to the folder of runs. */
  readonly name: string;
  readonly state: RunState;
  readonly evidence: readonly string[];
}

export interface Listing {
  readonly runs: readonly IndexedRun[];
  readonly differing: readonly string[];
  readonly same: number;
  /** See `RunList.common`. */
  readonly common: Values;
}

export const NO_RUNS: Listing = { runs: [], differing: [], same: 0, common: {} };
