/** The channels of runs, as `contract.ts` takes them in. A page names a run, or a folder of runs, by the id that main gave it. */
import { z } from 'zod';
import type { Picture } from '../dataset/picture';
import type { Fit } from '../inspection/fits';
import type { Inspection } from '../inspection/inspection';
import type { FinishedRun } from '../plan/seconds';
import { draftSchema } from '../request/draft';
import type { EntryPoint } from '../request/entryPoint';
import { grantSchema } from '../request/grant';
import type { Workflow } from '../request/request';
import type { AlignedCorrelation } from '../runs/compare/align';
import type { RunCurves } from '../runs/compare/curves';
import {
  correlationSchema,
  type RunPicture,
  runImageSchema,
  runPlaneSchema,
} from '../runs/compare/pictures';
import { notesChangeSchema } from '../runs/notes';
import type { AskedAndRan } from '../runs/record/asked';
import type { Loss, RecordedRun } from '../runs/record/joined';
import type { LineageStep } from '../runs/record/lineage';
import type { Dataset } from '../runs/record/part';
import type { Sparkline } from '../runs/record/sparkline';
import type { RunNow } from '../runs/runNow';
import type { Values } from '../values/value';
import { channel } from './channel';
import type { OpenedDataset, OpenedPayload } from './opened';
import type { Encoded } from './wire';

const id = z.string().max(64);
const job = z.number().int().nonnegative();
const nothing = z.undefined();

/** What the list shows of a run that was read. */
type Listed = Pick<
  RunNow,
  'state' | 'host' | 'epochsAsked' | 'secondsLeft' | 'startedAt' | 'endedAt'
>;

/** A run as the list shows it; all is null until its folder has been read, or where that is not possible. */
export interface RunRow extends Nullable<Listed> {
  readonly id: string;
  /** Its folder within the folder of runs, with `/`. */
  readonly name: string;
  /** For display alone. */
  readonly folder: string;
  /** Pinnboard started it. */
  readonly isOurs: boolean;
  readonly workflow: Workflow | null;
  readonly entryPoint: EntryPoint | null;
  /** PtychoPINN's commit, abbreviated. */
  readonly revision: string | null;
  readonly losses: readonly Loss[];
  /** Of the settings that are not in `RunList.common` those that it recorded, by `section.field`. */
  readonly settings: Values;
  readonly dataset: Dataset | null;
  /** Its result, or the model that an inference reads, as its files name it. */
  readonly model: string | null;
  /** From 1. */
  readonly epoch: number | null;
  /** The last loss of training, and the column of `metrics.csv` that it is from. */
  readonly loss: { readonly name: string; readonly value: number } | null;
  /** What the user noted about it. */
  readonly tags: readonly string[];
  readonly note: string;
  /** Of the loss that it is judged by; null where it logged none. */
  readonly curve: Sparkline | null;
  /** It recorded its settings: those in `RunList.common` are its own, too. */
  readonly isRecorded: boolean;
  /** Why its folder or its host says nothing now. */
  readonly problem: string | null;
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

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
  /** Settings in which the runs differ, as `section.field`. */
  readonly differing: readonly string[];
  /** How many recorded settings are the same in all of them. */
  readonly same: number;
  /** Those that all runs record which record any, by `section.field`. */
  readonly common: Values;
}

/** A run as its panel shows it. */
export interface RunDetail extends RunRow {
  /** null where its folder cannot be read, and where Pinnboard did not start it. */
  readonly now: RunNow | null;
  /** What says its state, a sentence each. */
  readonly evidence: readonly string[];
  /** Whether it can be stopped: not at all, as Ctrl+C does, or at once, once it was asked before. */
  readonly stop: 'ask' | 'at-once' | null;
  /** Its results are on another machine. */
  readonly isElsewhere: boolean;
}

/** What a run was asked for and ran with, and where it comes from. Text of its files is as it is shown. */
export interface RunHistory {
  readonly recorded: RecordedRun;
  readonly asked: AskedAndRan;
  readonly lineage: readonly ShownStep[];
  /** Inference can be started with its result, which is on this machine. */
  readonly canInfer: boolean;
}

export interface ShownStep extends Omit<LineageStep, 'of'> {
  /** The run that it belongs to. */
  readonly run: string;
  /** Whether what it names is on this machine. */
  readonly isHere: boolean;
}

/** A trained network: what is in its file, and whether it fits a draft and its dataset. */
export interface InspectedModel {
  readonly name: string;
  /** For display alone. */
  readonly path: string;
  /** null where nothing of it can be read, which the first fit says. */
  readonly inspection: Inspection | null;
  readonly fits: readonly Fit[];
}

/** What a fetch did: files that were copied, those that were here already, and the bytes of the first. */
export interface FetchedRun {
  readonly copied: number;
  readonly equal: number;
  readonly bytes: number;
}

export const RUN_CHANNELS = {
  /** Looks for runs in the known folders, and in `runs/` beside the window's file; a `RunList` as text. */
  runs: channel(grantSchema.nullable()).returns<Encoded<RunList>>(),
  /** What is known of them now; nothing is looked for. */
  runsNow: channel(nothing).returns<Encoded<RunList>>(),
  /** What the finished runs among them show of their time, for the plan. */
  finishedRuns: channel(nothing).returns<Encoded<readonly FinishedRun[]>>(),
  /** A `RunDetail` as text. */
  run: channel(id).returns<Encoded<RunDetail>>(),
  /** Everything that its files say, with the request recovered, whoever started it; a `RecordedRun` as text. */
  recordedRun: channel(id).returns<Encoded<RecordedRun>>(),
  /** Every metric that it logged, thinned; a `RunCurves` as text. */
  runCurves: channel(id).returns<Encoded<RunCurves>>(),
  /** The pictures and arrays in its folder, those of inferences below it included. */
  runPictures: channel(id).returns<RunPicture[]>(),
  /** The bytes of a PNG file of its pictures. */
  runImage: channel(runImageSchema).returns<Uint8Array>(),
  /** An array of its pictures. */
  runPlane: channel(runPlaneSchema).returns<Picture>(),
  /** The Fourier ring correlation of two of those arrays, where they lie on each other. */
  ringCorrelation: channel(correlationSchema).returns<AlignedCorrelation>(),
  /** What it was asked for and ran with, and where it comes from; a `RunHistory` as text. */
  runHistory: channel(id).returns<Encoded<RunHistory>>(),
  /** The dataset that a run names, where it is on this machine. */
  openRunDataset: channel(id).returns<OpenedDataset>(),
  /** A request of inference with the result of a run, as one that no file holds. */
  inferenceOfRun: channel(id).returns<OpenedPayload>(),
  /** The model of a run, or one that the user opened, held against a draft; an `InspectedModel` as text. */
  inspectModel: channel(
    z.object({
      draft: draftSchema,
      of: z.union([z.object({ run: id }), z.object({ model: grantSchema })]),
    }),
  ).returns<Encoded<InspectedModel>>(),
  /** Asks for a folder of runs, which is known from then on; how many runs are in it, null when the user cancels. */
  openRunsFolder: channel(nothing).returns<number | null>(),
  /** Lists the runs of a folder no more; nothing is deleted. */
  forgetRunsFolder: channel(id).returns<null>(),
  /** Asks the user, then the run to end; false when the user thinks better of it, or it has ended. */
  stopRun: channel(id).returns<boolean>(),
  /** Starts the same request as another run; its id, null when the user thinks better of a certain crash. */
  restartRun: channel(z.object({ run: id, job })).returns<string | null>(),
  /** Copies what a run wrote on another machine into its folder, each file verified. */
  fetchRun: channel(z.object({ run: id, job, checkpoints: z.boolean() })).returns<FetchedRun>(),
  /** Writes down tags and note of a run, in a file of Pinnboard's in its folder. */
  annotateRun: channel(notesChangeSchema.extend({ run: id })).returns<null>(),
  /** Shows the run's folder on the desktop. */
  showRunFolder: channel(id).returns<null>(),
  /** The run's request, as one that no file holds. */
  openRunRequest: channel(id).returns<OpenedPayload>(),
} as const;
