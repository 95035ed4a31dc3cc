/** What the Plan view shows: no part of the document. */
import { create } from 'zustand';
import type { Colouring } from './groups/draw';

export const PLAN_TABS = ['groups', 'input', 'cost'] as const;
export type PlanTab = (typeof PLAN_TABS)[number];

interface PlanViewState {
  readonly tab: PlanTab;
  readonly colouring: Colouring;
  /** The group that was clicked or walked to. */
  readonly group: number;
  /** The group under the pointer. */
  readonly pointed: number | null;
}

export const usePlanView = create<PlanViewState>()(() => ({
  tab: 'groups',
  colouring: 'uses',
  group: 0,
  pointed: null,
}));

/** Shows the groups on the map. */
export const showGroups = (): void => usePlanView.setState({ tab: 'groups' });
