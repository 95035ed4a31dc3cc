/** What a run asks of a scheduler. */
import { z } from 'zod';

/** A name that a cluster gives; it is written into a line of its own, unchanged. */
export const clusterName = z
  .string()
  .regex(/^[\w.@:+][\w.,@:+-]*$/, 'letters, digits and . , @ : + - _ alone')
  .max(200);

export const resourcesSchema = z.strictObject({
  /** Slurm's partition, PBS's queue; null for the scheduler's default. */
  partition: clusterName.nullable(),
  gpus: z.number().int().min(0).max(64),
  /** The cluster's own name of the GPU type, such as `a100`; null for any. */
  gpuType: clusterName.nullable(),
  /** GB of 2^30 bytes, as schedulers count; null for the scheduler's default. */
  memoryGb: z.number().positive().max(100_000).nullable(),
  cpus: z.number().int().min(1).max(4096),
  /** Time limit; null for the scheduler's default. */
  minutes: z.number().int().min(1).max(527_040).nullable(),
});
export type Resources = z.infer<typeof resourcesSchema>;
