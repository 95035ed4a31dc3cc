import { z } from 'zod';
import { valuesSchema } from '../values/value';
import { acknowledgementSchema } from './acknowledgement';
import { entryPointSchema } from './entryPoint';
import { grantSchema } from './grant';
import { type Request, WORKFLOWS } from './request';

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

/** What a draft takes of a request: all of it but its files. */
export const settingsOf = (request: Request): Omit<Draft, 'dataset' | 'model'> => ({
  target: request.target,
  workflow: request.workflow,
  output_dir: request.output_dir,
  overrides: request.overrides,
  execution: request.execution ?? {},
  profile: request.profile ?? null,
  cli_defaults: request.cli_defaults ?? false,
  ...(request.entry_point ? { entry_point: request.entry_point } : {}),
  acknowledgements: request.acknowledgements ?? [],
});
