/** What resolving a request gives, and its form across IPC and in `pinnboard batch`. */
import { z } from 'zod';
import { findingSchema } from '../findings/finding';
import { provenanceSchema } from '../provenance/provenance';
import { valuesSchema } from '../values/value';

/**
 * The sections by name, in the order in which PtychoPINN's payload declares them, then `overrides_applied`.
 * The TensorFlow section holds its `model` inside.
 */
export const payloadSchema = z.record(z.string(), valuesSchema);
export type Payload = z.infer<typeof payloadSchema>;

export const resolutionSchema = z.object({
  /** null when a finding is `blocked`: the factory rejects the request. */
  payload: payloadSchema.nullable(),
  /** The flat `params.cfg` dictionary; null with the payload. */
  legacyParams: valuesSchema.nullable(),
  findings: z.array(findingSchema),
  /** Empty when the factory refuses before it merges. */
  provenance: provenanceSchema,
});
export type Resolution = z.infer<typeof resolutionSchema>;
