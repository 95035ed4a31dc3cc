/** The sweep's points with their findings, and the state of the sweep view; not part of the document. */
import { create } from 'zustand';
import type { Finding } from '../../shared/findings/finding';
import type { PointFacts } from '../../shared/ipc/sweep';
import type { Provenance } from '../../shared/provenance/provenance';
import type { Plan } from '../../shared/sweep/plan/planPoints';
import type { SweepSpec } from '../../shared/sweep/sweep';
import type { Sorting } from '../kit/grid/Grid';

export interface Planned {
  /** Of no other plan of this window. */
  readonly id: number;
  readonly spec: SweepSpec;
  readonly plan: Plan;
  /** Provenance of the base. */
  readonly base: Provenance;
  /** By position; unresolved ones are missing at the end. */
  readonly facts: readonly PointFacts[];
  /** Findings about all points together, once all are resolved. */
  readonly together: readonly Finding[];
}

/** Which points are shown. */
export const SHOWN = ['all', 'ready', 'will-crash', 'refused', 'warned'] as const;
export type Shown = (typeof SHOWN)[number];

export interface SweepState {
  /** The last valid sweep with its points. */
  readonly planned: Planned | null;
  /** Points are being resolved. */
  readonly busy: boolean;
  /** The user stopped it before all points were resolved. */
  readonly stopped: boolean;
  readonly problem: string | null;
  readonly view: 'points' | 'coverage' | 'results';
  /** Position of the selected point. */
  readonly selected: number | null;
  readonly shown: Shown;
  /** Only points with findings of this rule. */
  readonly rule: string | null;
  /** By an axis' name, or one of the table's own columns. */
  readonly sorting: Sorting | null;
}

/** Nothing is planned or being resolved. */
export const IDLE = { planned: null, busy: false, stopped: false, problem: null } as const;

export const useSweep = create<SweepState>()(() => ({
  ...IDLE,
  view: 'points',
  selected: null,
  shown: 'all',
  rule: null,
  sorting: null,
}));
