/** What a point is in the pictures; each has a shape and a colour of its own. */
import type { PointFacts } from '../../../shared/ipc/sweep';
import { hasOwnWarning } from '../points/common';

/** In the order in which they are drawn: the worst lies on top. */
export const POINT_STATUSES = ['pending', 'ready', 'warned', 'refused'] as const;
export type Kind = (typeof POINT_STATUSES)[number];

export const KIND_WORDS: { readonly [kind in Kind]: string } = {
  pending: 'not resolved yet',
  ready: 'ready',
  warned: 'point-specific warnings or a crash',
  refused: 'blocked',
};

/** A warning that every point has makes none of them another kind. */
export function kindOf(facts: PointFacts | undefined, common: ReadonlySet<string>): Kind {
  if (!facts) return 'pending';
  if (facts.status === 'refused') return 'refused';
  return facts.status === 'will-crash' || hasOwnWarning(facts, common) ? 'warned' : 'ready';
}
