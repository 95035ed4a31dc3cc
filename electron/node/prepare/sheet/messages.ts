/** What the workers of the sheet are asked for. */
import { z } from 'zod';
import { recipeSchema } from '../../../../shared/prepare/recipe';
import { seriesSchema } from '../../../../shared/prepare/series';

/** The files in the order in which the recipe counts them, each with the paths that its links may lead to. */
const filesSchema = z
  .array(
    z.object({
      path: z.string(),
      series: seriesSchema.nullable(),
      allow: z.array(z.string()),
    }),
  )
  .max(16);
export type AskedFiles = z.infer<typeof filesSchema>;

const asked = { files: filesSchema };

export const taskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), ...asked }),
  z.object({
    kind: z.literal('picture'),
    ...asked,
    /** Counts from 1. */
    file: z.number().int(),
    path: z.string(),
    maxSide: z.number().int(),
  }),
  z.object({
    kind: z.literal('preview'),
    ...asked,
    recipe: recipeSchema,
    index: z.number().int(),
  }),
  z.object({ kind: z.literal('check'), ...asked, recipe: recipeSchema }),
  z.object({
    kind: z.literal('write'),
    ...asked,
    recipe: recipeSchema,
    output: z.string(),
    /** Files of that name are replaced: the user was asked. */
    replace: z.boolean(),
  }),
]);
export type Task = z.infer<typeof taskSchema>;
