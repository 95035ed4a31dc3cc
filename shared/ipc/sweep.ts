/** The channels of sweeps, as `contract.ts` takes them in. Long answers come in pages while the job goes on. */
import { z } from 'zod';
import { findingSchema } from '../findings/finding';
import { draftSchema } from '../request/draft';
import { sweepDraftSchema } from '../sweep/draft/draft';
import { POINT_STATUSES } from '../sweep/manifest';
import { axisSchema, sweepSpecSchema } from '../sweep/spec';
import { valuesSchema } from '../values/value';
import { openedPayloadSchema } from './opened';

const job = z.number().int().nonnegative();

/** A sweep without its base, which is the draft. */
const planSpecSchema = sweepSpecSchema.omit({ base: true });

/** The outcome of one point. */
export const pointFactsSchema = z.object({
  status: z.enum(POINT_STATUSES),
  errors: z.number().int(),
  warnings: z.number().int(),
  /** Rule ids, the worst first. */
  rules: z.array(z.string()),
});
export type PointFacts = z.infer<typeof pointFactsSchema>;

/** Scripts to write beside the points: options by the script's id, as they were typed. */
const scriptsSchema = z.record(z.string(), z.record(z.string(), z.string()));

export const sweepWrittenSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('written'),
    folder: z.string(),
    /** Paths inside the folder, the points apart. */
    files: z.array(z.string()),
    /** Payloads written. */
    points: z.number().int(),
    refused: z.number().int(),
    /** Points that will crash and were left out. */
    leftOut: z.number().int(),
    /** Points that an earlier writing had left. */
    resumed: z.number().int(),
    /** Where the folder went that stood there before; null when there was none. */
    aside: z.string().nullable(),
  }),
  z.object({ status: z.literal('cancelled') }),
]);
export type SweepWritten = z.infer<typeof sweepWrittenSchema>;

const point = z.object({ draft: draftSchema, axes: z.array(axisSchema), values: valuesSchema });
const plan = z.object({ draft: draftSchema, spec: planSpecSchema });
const sweep = plan.extend({ name: z.string(), scripts: scriptsSchema });

export const SWEEP_CHANNELS = {
  /** Resolves every point; ends when all are, with the findings about all of them. A plan that is asked for later ends it. */
  'sweep:plan': { argument: plan.extend({ job }), result: z.array(findingSchema) },
  /** What is known by now of the points from `from` on, at most a page: `PointFacts[]` as text. */
  'sweep:facts': {
    argument: z.object({ job, from: z.number().int().nonnegative() }),
    result: z.string(),
  },
  /** One point in full: a `Resolution` as text. */
  'sweep:point': { argument: point, result: z.string() },
  /** One point as a draft to go on from. */
  'sweep:take': { argument: point, result: openedPayloadSchema },
  /** Asks for a folder and writes the sweep there. */
  'sweep:write': {
    argument: sweep.extend({ job, leaveOutCrashes: z.boolean() }),
    result: sweepWrittenSchema,
  },
  'sweep:cancel': { argument: job, result: z.null() },
  /** Writes the description as YAML; null when the user cancels, else the path. */
  'sweep:save': { argument: sweep, result: z.string().nullable() },
  /** Reads a description, or the `sweep.json` of a sweep that was written; its base comes as a draft. */
  'sweep:open': {
    argument: z.undefined(),
    result: z.object({ base: openedPayloadSchema, sweep: sweepDraftSchema }).nullable(),
  },
  /** Asks for datasets or model folders to sweep over; they may be read from then on. */
  'sweep:files': { argument: z.enum(['dataset', 'model']), result: z.array(z.string()) },
} as const;
