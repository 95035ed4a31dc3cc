/** What main and a worker thread say to each other; the task and its result are parsed by whoever they belong to. */
import { z } from 'zod';

const id = z.number().int();

export const questionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('task'), id, task: z.unknown() }),
  z.object({ kind: z.literal('cancel'), id }),
]);
export type Question = z.infer<typeof questionSchema>;

export const answerSchema = z.discriminatedUnion('type', [
  z.object({ id, type: z.literal('done'), value: z.unknown() }),
  z.object({
    id,
    type: z.literal('failed'),
    message: z.string(),
    reason: z.enum(['cancelled', 'unusable', 'broken']),
  }),
  z.object({ id, type: z.literal('progress'), done: z.number(), total: z.number() }),
]);
export type Answer = z.infer<typeof answerSchema>;
