/** The runs that main knows, and what the Runs view shows of them; not part of the document. */
import { create } from 'zustand';
import type { RunDetail, RunList, RunRow } from '../../shared/ipc/runs';
import { MOST } from '../../shared/runs/compare/comparison';
import type { Sorting } from '../kit/grid/Grid';
import { useStore } from '../store/store';

export const SHOWN = ['all', 'active', 'finished', 'crashed', 'stopped'] as const;
export type Shown = (typeof SHOWN)[number];

/** Results that are being fetched. */
export interface Fetching {
  readonly run: string;
  readonly job: number;
  /** 0 to 1. */
  readonly done: number;
}

interface RunsState extends RunList {
  /** Main has said which runs there are. */
  readonly isRead: boolean;
  readonly problem: string | null;
  /** Id of the run that the user selected; null before. */
  readonly selected: string | null;
  /** Ids of the runs that are marked for comparing, in that order, `MOST` at most. */
  readonly chosen: readonly string[];
  /** What is known of the run that is shown. */
  readonly detail: RunDetail | null;
  readonly shown: Shown;
  readonly query: string;
  readonly sorting: Sorting | null;
  readonly isLog: boolean;
  readonly fetching: Fetching | null;
}

export const useRuns = create<RunsState>()(() => ({
  rows: [],
  folders: [],
  differing: [],
  same: 0,
  common: {},
  isRead: false,
  problem: null,
  selected: null,
  chosen: [],
  detail: null,
  shown: 'all',
  query: '',
  sorting: null,
  isLog: true,
  fetching: null,
}));

/** Whether a run may still go on. */
export const isActive = ({ state }: Pick<RunRow, 'state'>): boolean =>
  state === 'running' || state === 'queued';

/** Marks a run for comparing, or takes the mark away. */
export function toggleChosen(id: string): void {
  const { chosen } = useRuns.getState();
  if (chosen.includes(id)) useRuns.setState({ chosen: chosen.filter((one) => one !== id) });
  else if (chosen.length < MOST) useRuns.setState({ chosen: [...chosen, id] });
  else useStore.setState({ status: `${MOST} runs are marked, which is the most` });
}
