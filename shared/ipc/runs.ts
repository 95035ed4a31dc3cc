/** The channels of runs, as `contract.ts` takes them in. A page names a run, or a folder of runs, by the id that main gave it. */
import { z } from 'zod';
import { grantSchema } from '../request/grant';
import type { RunState } from '../runs/state';
import { channel } from './channel';
import type { OpenedPayload } from './opened';
import type { Encoded } from './wire';

const id = z.string().max(64);
const nothing = z.undefined();

/** A run as the list shows it. */
export interface RunRow {
  readonly id: string;
  /** Name of its folder. */
  readonly name: string;
  /** For display alone. */
  readonly folder: string;
  /** null until its folder has been read, or where that is not possible. */
  readonly state: RunState | null;
  readonly host: string | null;
  /** From 1. */
  readonly epoch: number | null;
  readonly epochsAsked: number | null;
  /** The last loss of training, and the column of `metrics.csv` that it is from. */
  readonly loss: { readonly name: string; readonly value: number } | null;
  readonly secondsLeft: number | null;
  readonly startedAt: string | null;
  /** Why its folder or its host says nothing now. */
  readonly problem: string | null;
}

/** A folder in which runs are looked for. */
export interface RunsFolder {
  readonly id: string;
  /** For display alone. */
  readonly path: string;
  readonly runs: number;
}

export interface RunList {
  readonly rows: readonly RunRow[];
  readonly folders: readonly RunsFolder[];
}

/** A column of `metrics.csv` over the steps; null where it is not finite. */
export interface RunCurve {
  readonly name: string;
  readonly points: readonly (readonly [step: number, value: number | null])[];
}

/** What ended a run. */
export interface RunFailure {
  /** One sentence. */
  readonly text: string;
  /** The last lines of the error. */
  readonly lines: readonly string[];
  readonly predictedBy: { readonly rule: string; readonly message: string } | null;
  /** Which finding predicted it, or that none did. */
  readonly verdict: string;
  /** A text for a report. */
  readonly report: string;
}

/** A run as its panel shows it. */
export interface RunDetail extends RunRow {
  /** Why it is in this state, a sentence each. */
  readonly evidence: readonly string[];
  /** From 1. */
  readonly step: number | null;
  readonly stepsAsked: number | null;
  readonly endedAt: string | null;
  /** How sure the time left is, or why it is not known. */
  readonly timing: string;
  readonly learningRate: number | null;
  /** Bytes; null where nobody says. */
  readonly gpuMemory: number | null;
  readonly curves: readonly RunCurve[];
  readonly logs: readonly { readonly file: string; readonly lines: readonly string[] }[];
  readonly failure: RunFailure | null;
  /** Whether it can be stopped: not at all, as Ctrl+C does, or at once, once it was asked before. */
  readonly stop: 'ask' | 'at-once' | null;
  /** Its results may be on another machine. */
  readonly isElsewhere: boolean;
}

export const RUN_CHANNELS = {
  /** Looks for runs in the known folders, and in `runs/` beside the window's file; a `RunList` as text. */
  runs: channel(grantSchema.nullable()).returns<Encoded<RunList>>(),
  /** What is known of them now; nothing is looked for. */
  runsNow: channel(nothing).returns<Encoded<RunList>>(),
  /** A `RunDetail` as text. */
  run: channel(id).returns<Encoded<RunDetail>>(),
  /** Asks for a folder of runs, which is known from then on; how many runs are in it, null when the user cancels. */
  openRunsFolder: channel(nothing).returns<number | null>(),
  /** Lists the runs of a folder no more; nothing is deleted. */
  forgetRunsFolder: channel(id).returns<null>(),
  /** Asks the user, then the run to end; false when the user thinks better of it, or it has ended. */
  stopRun: channel(id).returns<boolean>(),
  /** Shows the run's folder on the desktop. */
  showRunFolder: channel(id).returns<null>(),
  /** The run's request, as one that no file holds. */
  openRunRequest: channel(id).returns<OpenedPayload>(),
} as const;
