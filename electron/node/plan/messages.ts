/** What the plan's worker is asked for. */
import { z } from 'zod';
import { groupQuestionSchema } from '../../../shared/plan/groups/drawn';
import {
  checksQuestionSchema,
  patternQuestionSchema,
  sumsQuestionSchema,
} from '../../../shared/plan/input/question';

const groupsTaskSchema = groupQuestionSchema.extend({
  kind: z.literal('groups'),
  path: z.string(),
  /** Path of the validation dataset; null for none. */
  validation: z.string().nullable(),
});
export type GroupsTask = z.infer<typeof groupsTaskSchema>;

const patternTaskSchema = patternQuestionSchema.extend({
  kind: z.literal('pattern'),
  path: z.string(),
});
export type PatternTask = z.infer<typeof patternTaskSchema>;

const checksTaskSchema = checksQuestionSchema.extend({
  kind: z.literal('checks'),
  path: z.string(),
});
export type ChecksTask = z.infer<typeof checksTaskSchema>;

const sumsTaskSchema = sumsQuestionSchema.extend({ kind: z.literal('sums'), path: z.string() });
export type SumsTask = z.infer<typeof sumsTaskSchema>;

export const taskSchema = z.discriminatedUnion('kind', [
  groupsTaskSchema,
  patternTaskSchema,
  checksTaskSchema,
  sumsTaskSchema,
]);
export type Task = z.infer<typeof taskSchema>;
