/** Messages between main and a worker thread; task and result are parsed by their owners. */
import { z } from 'zod';
import { errorDataSchema } from '../../../shared/errors/appError';

const id = z.number().int();

export const questionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('task'), id, task: z.unknown() }),
  z.object({ kind: z.literal('cancel'), id }),
]);
export type Question = z.infer<typeof questionSchema>;

export const answerSchema = z.discriminatedUnion('type', [
  z.object({ id, type: z.literal('done'), value: z.unknown() }),
  z.object({ id, type: z.literal('failed'), error: errorDataSchema }),
  /** Something that the worker logs. */
  z.object({ type: z.literal('log'), where: z.string(), message: z.string(), stack: z.string() }),
  /** An error without a code. */
  z.object({ id, type: z.literal('bug'), message: z.string(), stack: z.string() }),
  z.object({ id, type: z.literal('progress'), done: z.number(), total: z.number() }),
]);
export type Answer = z.infer<typeof answerSchema>;
