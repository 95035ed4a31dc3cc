/** What was seen of a run, whoever wrote its folder: the state of a run follows from this alone. */
import type { JobNow } from '../hosts/schedulers/scheduler';

/** What ended a run from outside: its scheduler, or the kernel. */
export type Ending = NonNullable<JobNow['reason']>;

export interface Evidence {
  /** Whether something was started or submitted; files alone start nothing. */
  readonly begun: boolean;
  /** How the run is called in sentences: `Process 17 on gpu-3`, `Slurm job 17`. */
  readonly name: string;
  /** Whether its process lives; null where that cannot be asked. */
  readonly alive: boolean | null;
  /** What its scheduler said; null where there is none, or it was not asked. */
  readonly job: JobNow | null;
  /** The signal that asked it to end, as far as it was noted down. */
  readonly asked: number | null;
  /** PtychoPINN's exit code as it was noted down; negative for a signal. */
  readonly exitCode: number | null;
  /** What PtychoPINN writes last, as a sentence has it; null where it is not there. */
  readonly result: string | null;
  /** The line of the exception that ended it. */
  readonly exception: string | null;
  /** What a scheduler or the kernel wrote into its log, and what it means. */
  readonly ending: { readonly reason: Ending; readonly line: string } | null;
  /**
   * Seconds since the last sign of life: a change that the run noted down, or that of a file while it was watched. The
   * date of a file is none: copying changes it. null where there was none.
   */
  readonly quiet: number | null;
}

/** A run of which nothing was seen. */
export const NOTHING_SEEN: Evidence = {
  begun: false,
  name: 'The run',
  alive: null,
  job: null,
  asked: null,
  exitCode: null,
  result: null,
  exception: null,
  ending: null,
  quiet: null,
};
