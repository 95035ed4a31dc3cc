/** The channels of sweeps, as `contract.ts` takes them in. Long answers come in pages. */
import { z } from 'zod';
import type { Resolution } from '../factory/resolution';
import type { Finding } from '../findings/finding';
import { draftSchema } from '../request/draft';
import { sweepPointSchema } from '../sweep/manifest';
import { PICTURES, type SweepResults } from '../sweep/results/results';
import type { SweepDraft } from '../sweep/sweep';
import { axisSchema, sweepSpecSchema } from '../sweep/sweep';
import { valuesSchema } from '../values/value';
import { channel } from './channel';
import type { OpenedPayload } from './opened';
import type { Encoded } from './wire';

const job = z.number().int().nonnegative();

/** A sweep without its base, which is the draft. */
const planSpecSchema = sweepSpecSchema.omit({ base: true });

/** The outcome of one point. */
export const pointFactsSchema = sweepPointSchema.pick({
  status: true,
  errors: true,
  warnings: true,
  rules: true,
  may_crash: true,
});
export type PointFacts = z.infer<typeof pointFactsSchema>;

/** The outcome of some points, with the last of them the findings about all of them together. */
export interface PlannedPage {
  readonly facts: readonly PointFacts[];
  readonly together: readonly Finding[] | null;
}

/** Scripts to write beside the points: options by the script's id, as they were typed. */
export const scriptsSchema = z.record(z.string(), z.record(z.string(), z.string()));

export const sweepWrittenSchema = z.object({
  folder: z.string(),
  /** Paths inside the folder, the points apart. */
  files: z.array(z.string()),
  ready: z.number().int(),
  /** Points whose run is certain to crash; written or not as the job says. */
  crashing: z.number().int(),
  refused: z.number().int(),
  /** Payloads that an earlier start had written. */
  resumed: z.number().int(),
  /** Where the folder went that was there before; null when there was none. */
  aside: z.string().nullable(),
});
export type SweepWritten = z.infer<typeof sweepWrittenSchema>;

const point = z.object({ draft: draftSchema, axes: z.array(axisSchema), values: valuesSchema });
const plan = z.object({ draft: draftSchema, spec: planSpecSchema });
const sweep = plan.extend({ name: z.string(), scripts: scriptsSchema });

export interface OpenedSweep {
  readonly base: OpenedPayload;
  readonly sweep: SweepDraft;
}

export const SWEEP_CHANNELS = {
  /** Resolves a page of points, from `from` on. All pages of a plan are one job; a page of a later plan ends it. */
  'sweep.plan': channel(plan.extend({ job, from: z.number().int().nonnegative() })).returns<
    Encoded<PlannedPage>
  >(),
  /** One point in full: a `Resolution` as text. */
  'sweep.point': channel(point).returns<Encoded<Resolution>>(),
  /** One point as a draft to go on from. */
  'sweep.take': channel(point).returns<OpenedPayload>(),
  /** Asks for a folder and writes the sweep there; null when the user cancels. */
  'sweep.write': channel(
    sweep.extend({ job, leaveOutCrashes: z.boolean() }),
  ).returns<SweepWritten | null>(),
  /** Writes the description as YAML; null when the user cancels, else the path. */
  'sweep.save': channel(sweep).returns<string | null>(),
  /** Reads a description, or the `sweep.json` of a sweep that was written; its base comes as a draft. */
  'sweep.open': channel(z.undefined()).returns<OpenedSweep | null>(),
  /** What the points came to of the sweep that was written or opened last; one is asked for, or that one is read again. Null for none. */
  'sweep.results': channel(z.enum(['choose', 'read'])).returns<Encoded<SweepResults> | null>(),
  /** The bytes of a PNG that a point of it has. */
  'sweep.picture': channel(z.object({ point: z.string(), name: z.enum(PICTURES) })).returns<
    Uint8Array<ArrayBuffer>
  >(),
  /** The request that a point of it ran with, as one that no file holds. */
  'sweep.start': channel(z.string()).returns<OpenedPayload>(),
  /** Asks for a journal of Optuna and adds the results to a study in it; what was told, in words, null when the user cancels. */
  'sweep.tell': channel(z.undefined()).returns<string | null>(),
  /** Asks for a journal: the points that Optuna asked for as a sweep. Null when the user cancels. Throws `optuna-nothing-asked`. */
  'sweep.asked': channel(z.undefined()).returns<OpenedSweep | null>(),
  /** Asks for datasets or model folders to sweep over; they may be read from then on. */
  'sweep.files': channel(z.enum(['dataset', 'model'])).returns<string[]>(),
} as const;
