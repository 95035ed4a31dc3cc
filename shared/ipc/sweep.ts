/** The channels of sweeps, as `contract.ts` takes them in. Long answers come in pages while the job goes on. */
import { z } from 'zod';
import type { Resolution } from '../factory/resolution';
import { findingSchema } from '../findings/finding';
import type { draftSchema } from '../request/draft';
import { sweepDraftSchema } from '../sweep/draft/draft';
import { POINT_STATUSES } from '../sweep/manifest';
import { axisSchema, sweepSpecSchema } from '../sweep/spec';
import { valuesSchema } from '../values/value';
import type { Outcome, openedPayloadSchema } from './contract';
import type { Encoded } from './wire';

const job = z.number().int().nonnegative();

/** A sweep without its base, which is the draft. */
const planSpecSchema = sweepSpecSchema.omit({ base: true });

/** What the factory says of one point. */
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

/** The channels; schemas of the contract that they need come in, because the contract holds these. */
export function sweepChannels(draft: typeof draftSchema, payload: typeof openedPayloadSchema) {
  const point = z.object({ draft, axes: z.array(axisSchema), values: valuesSchema });
  const plan = z.object({ draft, spec: planSpecSchema });
  const sweep = plan.extend({ name: z.string(), scripts: scriptsSchema });
  return {
    /** Resolves every point; ends when all are, with what is said of them together. A plan that is asked for later ends it. */
    'sweep:plan': { argument: plan.extend({ job }), result: z.array(findingSchema) },
    /** What is known by now of the points from `from` on, at most a page: `PointFacts[]` as text. */
    'sweep:facts': {
      argument: z.object({ job, from: z.number().int().nonnegative() }),
      result: z.string(),
    },
    /** One point in full: a `Resolution` as text. */
    'sweep:point': { argument: point, result: z.string() },
    /** One point as a draft to go on from. */
    'sweep:take': { argument: point, result: payload },
    /** Asks for a folder and writes the sweep there. */
    'sweep:write': {
      argument: sweep.extend({ job, leaveOutCrashes: z.boolean() }),
      result: sweepWrittenSchema,
    },
    'sweep:cancel': { argument: job, result: z.null() },
    /** Writes the description as YAML; null when the user cancels, else where it stands. */
    'sweep:save': { argument: sweep, result: z.string().nullable() },
    /** Reads a description, or the `sweep.json` of a sweep that was written; its base comes as a draft. */
    'sweep:open': {
      argument: z.undefined(),
      result: z.object({ base: payload, sweep: sweepDraftSchema }).nullable(),
    },
    /** Asks for datasets or model folders to sweep over; they may be read from then on. */
    'sweep:files': { argument: z.enum(['dataset', 'model']), result: z.array(z.string()) },
  } as const;
}

type Channels = ReturnType<typeof sweepChannels>;
type Asked<C extends keyof Channels> = z.infer<Channels[C]['argument']>;
type Answered<C extends keyof Channels> = Promise<Outcome<z.infer<Channels[C]['result']>>>;

/** What the preload exposes of sweeps. */
export interface SweepBridge {
  plan(sweep: Asked<'sweep:plan'>): Answered<'sweep:plan'>;
  facts(page: Asked<'sweep:facts'>): Promise<Outcome<Encoded<readonly PointFacts[]>>>;
  point(point: Asked<'sweep:point'>): Promise<Outcome<Encoded<Resolution>>>;
  take(point: Asked<'sweep:take'>): Answered<'sweep:take'>;
  write(sweep: Asked<'sweep:write'>): Answered<'sweep:write'>;
  cancel(job: number): Answered<'sweep:cancel'>;
  save(sweep: Asked<'sweep:save'>): Answered<'sweep:save'>;
  open(): Answered<'sweep:open'>;
  files(kind: Asked<'sweep:files'>): Answered<'sweep:files'>;
}
