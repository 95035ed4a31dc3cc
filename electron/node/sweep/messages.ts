/** Tasks of the worker for sweeps. */
import { z } from 'zod';
import { scriptsSchema } from '../../../shared/ipc/sweep';
import { sweepSpecSchema } from '../../../shared/sweep/sweep';
import { knownFilesSchema } from './knownFiles';

const sweep = { spec: sweepSpecSchema, files: knownFilesSchema };

export const sweepTaskSchema = z.discriminatedUnion('kind', [
  /** Resolves a page of the points of a plan. */
  z.object({ kind: z.literal('plan'), plan: z.number(), from: z.number(), ...sweep }),
  /** What the points of a written sweep came to. */
  z.object({ kind: z.literal('results'), folder: z.string() }),
  /** Tells them to a study of Optuna. */
  z.object({ kind: z.literal('tell'), folder: z.string(), journal: z.string() }),
  z.object({
    kind: z.literal('write'),
    ...sweep,
    leaveOutCrashes: z.boolean(),
    destination: z.string(),
    loader: z.string(),
    name: z.string(),
    scripts: scriptsSchema,
    replace: z.boolean(),
  }),
]);
export type SweepTask = z.infer<typeof sweepTaskSchema>;
export type WriteTask = Extract<SweepTask, { kind: 'write' }>;
