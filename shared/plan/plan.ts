/** The plan of a run as JSON: what `pinnboard plan --json` prints. A figure that is null has its reason beside it. */
import { z } from 'zod';
import { ENTRY_POINTS } from '../request/entryPoint';
import { WORKFLOWS } from '../request/request';

const figure = z.number().nullable();
const reason = z.string().optional();

/** A figure with the greatest relative error of its formula, over the measured cases. */
const estimate = z.object({ value: z.number(), relative_error: z.number() }).nullable();

const groupsSchema = z.object({
  count: figure,
  count_reason: reason,
  patterns_per_group: figure,
  patterns_per_group_reason: reason,
  certainty: z.enum(['exact', 'one-draw', 'exact-distances']).nullable(),
  certainty_reason: reason,
  /** SHA-256 of the indices, int32 little-endian, row by row; null where no draw can be reproduced. */
  indices_sha256: z.string().nullable(),
  indices_sha256_reason: reason,
  used_patterns: figure,
  used_patterns_reason: reason,
  unused_patterns: figure,
  unused_patterns_reason: reason,
  median_span_px: figure,
  median_span_px_reason: reason,
});

export const planSchema = z.object({
  target: z.string(),
  workflow: z.enum(WORKFLOWS),
  entry_point: z.enum(ENTRY_POINTS).nullable(),
  /** True where the request names none. */
  entry_point_assumed: z.boolean(),
  groups: groupsSchema.nullable(),
  groups_reason: reason,
  training_samples: figure,
  training_samples_reason: reason,
  validation_samples: figure,
  validation_samples_reason: reason,
  batches_per_epoch: figure,
  batches_per_epoch_reason: reason,
  validation_batches: figure,
  validation_batches_reason: reason,
  optimizer_steps: figure,
  optimizer_steps_reason: reason,
  parameters: figure,
  parameters_reason: reason,
  parameter_bytes: figure,
  parameter_bytes_reason: reason,
  optimizer_bytes: figure,
  optimizer_bytes_reason: reason,
  activation_bytes: estimate,
  activation_bytes_reason: reason,
  peak_device_bytes: estimate,
  peak_device_bytes_reason: reason,
  host_bytes: z.object({ resident: z.number(), peak: z.number() }).nullable(),
  host_bytes_reason: reason,
  disk: z.object({
    bundle_bytes: figure,
    bundle_bytes_reason: reason,
    checkpoint_bytes: figure,
    checkpoint_bytes_reason: reason,
    memory_map_bytes: figure,
    memory_map_bytes_reason: reason,
    log_bytes: figure,
    log_bytes_reason: reason,
    /** All checkpoints that the run keeps, the best ones among them. */
    all_checkpoints_bytes: figure,
    all_checkpoints_bytes_reason: reason,
  }),
  flops_per_step: figure,
  flops_per_step_reason: reason,
  scaling: z.object({
    input_scale: figure,
    input_scale_reason: reason,
    intensity_scale: figure,
    intensity_scale_reason: reason,
    physics_scale: figure,
    physics_scale_reason: reason,
    mean_measured_intensity: figure,
    mean_measured_intensity_reason: reason,
  }),
  seconds: z
    .object({ value: z.number(), relative_error: z.number(), from_runs: z.number().int() })
    .nullable(),
  seconds_reason: reason,
  /** What the figures assume, in sentences. */
  notes: z.array(z.string()),
});
export type Plan = z.infer<typeof planSchema>;
