/** What main asks the index of runs, which is in a worker thread. */
import { z } from 'zod';
import type { RunRow } from '../../../../shared/ipc/runs';
import type { RunState } from '../../../../shared/runs/state';

export const indexTaskSchema = z.discriminatedUnion('kind', [
  /** The runs below folders; a `Listing` as text. */
  z.object({ kind: z.literal('list'), folders: z.array(z.string()) }),
  /** One run with its request, within a folder of runs; a `RecordedRun` as text, null for one that is gone. */
  z.object({ kind: z.literal('run'), folder: z.string(), run: z.string() }),
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
}

export const NO_RUNS: Listing = { runs: [], differing: [], same: 0 };
