/** What is in the folder that results are written to, as it is on this machine. */
import { z } from 'zod';

export const OUTPUT_STATES = [
  'missing',
  'empty',
  'other-files',
  'run',
  'not-a-folder',
  'not-writable',
] as const;

export const outputReadingSchema = z.object({
  state: z.enum(OUTPUT_STATES),
  /** The results of a run that are there, by name. */
  results: z.array(z.string()),
});
export type OutputReading = z.infer<typeof outputReadingSchema>;
