/** A finding that the user has seen and accepts, with the reason. */
import { z } from 'zod';

export const acknowledgementSchema = z.object({
  rule: z.string(),
  /** First field of the finding; empty when it has none. */
  field: z.string(),
  /** The reason, in the user's words; may be empty. */
  note: z.string(),
});
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;
