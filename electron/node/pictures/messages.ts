/** What the pictures' worker is asked for. */
import { z } from 'zod';

const pictureTaskSchema = z.object({
  kind: z.literal('picture'),
  path: z.string(),
  array: z.string(),
  index: z.number().int().nonnegative(),
  maxSide: z.number().int().positive(),
});
export type PictureTask = z.infer<typeof pictureTaskSchema>;

const positionsTaskSchema = z.object({ kind: z.literal('positions'), path: z.string() });

export const taskSchema = z.discriminatedUnion('kind', [pictureTaskSchema, positionsTaskSchema]);
export type Task = z.infer<typeof taskSchema>;
