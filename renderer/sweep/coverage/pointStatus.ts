/** Status of a point in the plot. */
import type { PointFacts } from '../../../shared/ipc/sweep';
import { hasOwnWarning } from '../points/common';

/** In drawing order: the worst on top. */
export const POINT_STATUSES = ['pending', 'ready', 'warned', 'will-crash', 'refused'] as const;
export type PointStatus = (typeof POINT_STATUSES)[number];

/** What each is called, its colour in the theme, and its dashes, since colour alone does not tell statuses apart. */
export const STATUS_FACTS: {
  readonly [status in PointStatus]: {
    readonly label: string;
    readonly colour: string;
    readonly dashes: readonly number[];
  };
} = {
  pending: { label: 'not resolved yet', colour: '--ink3', dashes: [1, 5] },
  ready: { label: 'ready', colour: '--l-execution', dashes: [] },
  warned: { label: 'point-specific warnings', colour: '--o-ignored', dashes: [12, 3] },
  'will-crash': { label: 'will crash', colour: '--o-crash', dashes: [6, 3] },
  refused: { label: 'blocked', colour: '--o-blocked', dashes: [2, 3] },
};

/** A warning that every point has does not change the status. */
export function statusOf(facts: PointFacts | undefined, common: ReadonlySet<string>): PointStatus {
  if (!facts) return 'pending';
  if (facts.status !== 'ready') return facts.status;
  return hasOwnWarning(facts, common) ? 'warned' : 'ready';
}
