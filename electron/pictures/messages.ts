/** What main and the pictures' worker say to each other. */
import { z } from 'zod';
import { pictureSchema, positionsSchema } from '../../shared/dataset/picture';

const id = z.number().int();
const count = z.number().int().nonnegative();

const pictureJobSchema = z.object({
  kind: z.literal('picture'),
  id,
  path: z.string(),
  array: z.string(),
  index: count,
  maxSide: z.number().int().positive(),
});
const positionsJobSchema = z.object({ kind: z.literal('positions'), id, path: z.string() });

export type Job = z.infer<typeof pictureJobSchema> | z.infer<typeof positionsJobSchema>;

export const questionSchema = z.discriminatedUnion('kind', [
  pictureJobSchema,
  positionsJobSchema,
  z.object({ kind: z.literal('cancel'), id }),
]);
export type Question = z.infer<typeof questionSchema>;

export const answerSchema = z.discriminatedUnion('type', [
  z.object({ id, type: z.literal('done'), value: z.union([pictureSchema, positionsSchema]) }),
  z.object({ id, type: z.literal('failed'), message: z.string(), cancelled: z.boolean() }),
  z.object({ id, type: z.literal('progress'), done: z.number(), total: z.number() }),
]);
export type Answer = z.infer<typeof answerSchema>;
