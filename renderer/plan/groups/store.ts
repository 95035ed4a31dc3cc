/** The groups of the plan as main last drew them. */
import { create } from 'zustand';
import type { DrawnGroups } from '../../../shared/plan/groups/drawn';

export interface GroupsAnswer {
  /** The last groups; they stay while others are drawn, and go when none can be. */
  readonly drawn: DrawnGroups | null;
  /** Why there are none. */
  readonly problem: string | null;
  /** How much is drawn, 0 to 1, once it takes a while; null before. */
  readonly done: number | null;
}

export const useGroups = create<GroupsAnswer>()(() => ({ drawn: null, problem: null, done: null }));
