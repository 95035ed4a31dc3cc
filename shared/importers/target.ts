/** The target of a text that names none. */
import { Bug } from '../errors/internal';
import { findTarget, OFFERED_TARGETS } from '../targets';
import type { Target } from '../targets/target';

/**
 * The given target if its PtychoPINN reads such texts, else the one with the fewest unknown names among those that do:
 * the first of several. Throws when no target reads them.
 */
export function likeliestTarget(
  given: string | undefined,
  reads: (target: Target) => boolean,
  unknown: (target: Target) => number,
): Target {
  const own = given === undefined ? undefined : findTarget(given);
  if (own && reads(own)) return own;
  const [best] = OFFERED_TARGETS.filter(reads).sort((a, b) => unknown(a) - unknown(b));
  if (!best) throw new Bug('No target reads this format');
  return best;
}
