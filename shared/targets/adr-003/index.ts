/** Target `adr-003`: the design document of 2025-10, taken by its wording. */
import { defineTarget } from '../define';
import { EXPORTS } from './exports';
import { FACTS } from './facts';
import { TRAITS } from './traits';
import { uses } from './uses';

export const ADR_003 = defineTarget(FACTS, {
  traits: TRAITS,
  // A design document is not run.
  routes: { training: [], inference: [] },
  propagation: () => null,
  propagationNames: () => [],
  exports: EXPORTS,
  uses,
});
