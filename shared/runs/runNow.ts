/** A run as it is now: what its folder says, with what was seen while it was watched. */
import type { EntryPoint } from '../request/entryPoint';
import type { Workflow } from '../request/request';
import type { Curve } from './curve';
import type { Failure } from './failure';
import type { RunJob } from './job';
import type { Progress } from './metrics';
import type { StateNow } from './state';
import type { StatusChange } from './status';
import type { Timing } from './timing';

/** The end of a log, in lines without control characters. */
export interface LogTail {
  readonly file: string;
  readonly lines: readonly string[];
}

export interface RunNow extends StateNow, Timing {
  /** Absolute. */
  readonly folder: string;
  /** Name of the host as its file has it. */
  readonly host: string;
  /** null for a run of a version that wrote no `job.json`. */
  readonly job: RunJob | null;
  /** null where its payload cannot be read. */
  readonly workflow: Workflow | null;
  readonly entryPoint: EntryPoint | null;
  readonly changes: readonly StatusChange[];
  /** As `run.py` noted it down. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** null before PtychoPINN has written any. */
  readonly progress: Progress | null;
  readonly epochsAsked: number | null;
  /** Of the plan; else of the epochs that were seen. */
  readonly stepsAsked: number | null;
  /** The last that was written: at the end of an epoch. */
  readonly learningRate: number | null;
  /** Bytes of its processes; null where no `nvidia-smi` says. */
  readonly gpuMemory: number | null;
  readonly curve: readonly Curve[];
  readonly logTail: readonly LogTail[];
  readonly failure: Failure | null;
}
