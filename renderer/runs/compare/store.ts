/** What the comparison of runs shows; not part of the document. */
import { create } from 'zustand';
import type { Axis } from '../../../shared/runs/compare/axis';
import type { LossKind } from '../../../shared/runs/compare/losses';

export const TABS = ['settings', 'results', 'pictures'] as const;
export type Tab = (typeof TABS)[number];

interface CompareState {
  readonly tab: Tab;
  readonly axis: Axis;
  readonly isLog: boolean;
  /** See `smoothed`. */
  readonly weight: number;
  /** Each curve is divided by its first value; null for where the losses are on different scales. */
  readonly isRelative: boolean | null;
  /** What the curves show; null for the loss that most of the runs are judged by. */
  readonly kind: LossKind | null;
  /** Name of the picture; null for the first that there is. */
  readonly picture: string | null;
  readonly isDifference: boolean;
  /** Id of the run that the others are compared with; null for the first that has the picture. */
  readonly reference: string | null;
}

export const useCompare = create<CompareState>()(() => ({
  tab: 'settings',
  axis: 'epoch',
  isLog: true,
  weight: 0,
  isRelative: null,
  kind: null,
  picture: null,
  isDifference: false,
  reference: null,
}));
