/** Tasks of the worker for sweeps. */
import { z } from 'zod';
import { sweepSpecSchema } from '../../../shared/sweep/spec';
import { knownFilesSchema } from './knownFiles';

const job = z.number().int();

export const sweepTaskSchema = z.discriminatedUnion('kind', [
  /** Resolves all points; `facts` returns the results so far. */
  z.object({ kind: z.literal('plan'), job, spec: sweepSpecSchema, files: knownFilesSchema }),
  z.object({ kind: z.literal('facts'), job, from: z.number().int().nonnegative() }),
  z.object({
    kind: z.literal('write'),
    leaveOutCrashes: z.boolean(),
    spec: sweepSpecSchema,
    files: knownFilesSchema,
    destination: z.string(),
    name: z.string().optional(),
    /** Options by script, as they were typed. */
    scripts: z.record(z.string(), z.record(z.string(), z.string())),
    replace: z.boolean(),
  }),
]);
export type SweepTask = z.infer<typeof sweepTaskSchema>;
export type WriteTask = Extract<SweepTask, { kind: 'write' }>;
