/** What is known of the sweep's points, and what the sweep's view shows of them; no part of the work. */
import { create } from 'zustand';
import type { Finding } from '../../shared/findings/finding';
import type { PointFacts } from '../../shared/ipc/sweep';
import type { Plan } from '../../shared/sweep/plan/planPoints';
import type { SweepSpec } from '../../shared/sweep/spec';

export interface Planned {
  readonly spec: SweepSpec;
  readonly plan: Plan;
  /** By position; those that are not resolved yet are missing at the end. */
  readonly facts: readonly PointFacts[];
  /** What is said of the points together, once all are resolved. */
  readonly together: readonly Finding[];
}

/** Which points are shown. */
export const SHOWN = ['all', 'ready', 'will-crash', 'refused', 'warned'] as const;
export type Shown = (typeof SHOWN)[number];

export interface Sort {
  /** An axis' name, or one of the table's own columns. */
  readonly column: string;
  readonly descending: boolean;
}

export interface SweepState {
  /** The last description that could be planned, with what is known of its points. */
  readonly planned: Planned | null;
  /** Resolving goes on. */
  readonly busy: boolean;
  /** The user ended it before all points were resolved. */
  readonly stopped: boolean;
  readonly problem: string | null;
  readonly view: 'points' | 'coverage';
  /** Position of the point that is looked at. */
  readonly selected: number | null;
  readonly shown: Shown;
  /** Only points that this rule finds something at. */
  readonly rule: string | null;
  readonly sort: Sort | null;
}

export const useSweep = create<SweepState>()(() => ({
  planned: null,
  busy: false,
  stopped: false,
  problem: null,
  view: 'points',
  selected: null,
  shown: 'all',
  rule: null,
  sort: null,
}));
