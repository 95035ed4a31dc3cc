/** What the pictures' worker is asked for. */
import { z } from 'zod';
import { pictureParts } from '../../../shared/runs/compare/pictures';

const pictureTaskSchema = z.object({
  kind: z.literal('picture'),
  path: z.string(),
  array: z.string(),
  index: z.number().int().nonnegative(),
  maxSide: z.number().int().positive(),
});
export type PictureTask = z.infer<typeof pictureTaskSchema>;

const positionsTaskSchema = z.object({ kind: z.literal('positions'), path: z.string() });

const arraySchema = z.object({ path: z.string(), array: z.string() });
const correlationTaskSchema = z.object({
  kind: z.literal('correlation'),
  one: arraySchema,
  other: arraySchema,
  part: z.enum(pictureParts),
});
export type CorrelationTask = z.infer<typeof correlationTaskSchema>;

export const taskSchema = z.discriminatedUnion('kind', [
  pictureTaskSchema,
  positionsTaskSchema,
  correlationTaskSchema,
]);
export type Task = z.infer<typeof taskSchema>;
