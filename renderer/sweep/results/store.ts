/** The results of the sweep that was written or opened last; not part of the document. */
import { create } from 'zustand';
import type { SweepResults } from '../../../shared/sweep/results/results';
import type { Sorting } from '../../kit/grid/Grid';

/** Places on an axis, 0 to 1, between which points are shown. */
export type Range = readonly [from: number, to: number];

export interface ResultsState {
  readonly results: SweepResults | null;
  readonly isBusy: boolean;
  readonly problem: string | null;
  /** Key of the chosen scale of losses; null for that of most points. */
  readonly scale: string | null;
  /** By axis; only those that are narrowed. */
  readonly ranges: { readonly [axis: string]: Range };
  /** Name of the selected point; null shows the best one. */
  readonly selected: string | null;
  readonly sorting: Sorting | null;
}

export const NO_RESULTS: ResultsState = {
  results: null,
  isBusy: false,
  problem: null,
  scale: null,
  ranges: {},
  selected: null,
  sorting: null,
};

export const useResults = create<ResultsState>()(() => NO_RESULTS);

/** Shows the points between two places of an axis; null shows all of them. */
export const setRange = (axis: string, range: Range | null): void =>
  useResults.setState(({ ranges: { [axis]: _, ...others } }) => ({
    ranges: range === null ? others : { ...others, [axis]: range },
  }));
