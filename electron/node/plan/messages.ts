/** What the plan's worker is asked for. */
import { z } from 'zod';
import { groupQuestionSchema } from '../../../shared/plan/groups/drawn';

const groupsTaskSchema = groupQuestionSchema.extend({
  kind: z.literal('groups'),
  path: z.string(),
  /** Path of the validation dataset; null for none. */
  validation: z.string().nullable(),
});
export type GroupsTask = z.infer<typeof groupsTaskSchema>;

export const taskSchema = z.discriminatedUnion('kind', [groupsTaskSchema]);
export type Task = z.infer<typeof taskSchema>;
