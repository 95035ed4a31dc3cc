/** Target `ptychopinn-2026.07`: what PtychoPINN's own factory does at 712c23f, as recorded. */
import { defineTarget } from '../define';
import { usesOf } from '../uses';
import { EXPORTS } from './exports';
import { FACTS } from './facts';
import { propagation, propagationNames } from './propagation';
import { ROUTES } from './propagation/routes';
import { TRAITS } from './traits';

export const PTYCHOPINN_2026_07 = defineTarget(FACTS, {
  traits: TRAITS,
  routes: ROUTES,
  propagation,
  propagationNames,
  exports: EXPORTS,
  uses: usesOf(propagation),
});
