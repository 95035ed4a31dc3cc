import { z } from 'zod';
import { valuesSchema } from '../values/value';
import { acknowledgementSchema } from './acknowledgement';
import { entryPointSchema } from './entryPoint';
import { grantSchema } from './grant';
import { WORKFLOWS } from './request';

/** A request as the renderer holds it: files by grant instead of by path. */
export const draftSchema = z.object({
  target: z.string(),
  workflow: z.enum(WORKFLOWS),
  dataset: grantSchema.nullable(),
  model: grantSchema.nullable(),
  output_dir: z.string(),
  overrides: valuesSchema,
  execution: valuesSchema,
  profile: z.string().nullable(),
  cli_defaults: z.boolean(),
  entry_point: entryPointSchema.optional(),
  acknowledgements: z.array(acknowledgementSchema),
});
export type Draft = z.infer<typeof draftSchema>;
