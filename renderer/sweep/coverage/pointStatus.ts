/** Status of a point in the plots; each has its own shape and colour. */
import type { PointFacts } from '../../../shared/ipc/sweep';
import { hasOwnWarning } from '../points/common';

/** In drawing order: the worst on top. */
export const POINT_STATUSES = ['pending', 'ready', 'warned', 'refused'] as const;
export type PointStatus = (typeof POINT_STATUSES)[number];

export const STATUS_LABELS: { readonly [status in PointStatus]: string } = {
  pending: 'not resolved yet',
  ready: 'ready',
  warned: 'point-specific warnings or a crash',
  refused: 'blocked',
};

/** A warning that every point has does not change the status. */
export function statusOf(facts: PointFacts | undefined, common: ReadonlySet<string>): PointStatus {
  if (!facts) return 'pending';
  if (facts.status === 'refused') return 'refused';
  return facts.status === 'will-crash' || hasOwnWarning(facts, common) ? 'warned' : 'ready';
}
