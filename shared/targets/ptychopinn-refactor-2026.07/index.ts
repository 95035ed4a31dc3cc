/** Target `ptychopinn-refactor-2026.07`: PtychoPINN's branch refactor at 99efda1, where it differs from the main branch. */
import { extendTarget } from '../define';
import { PTYCHOPINN_2026_07 } from '../ptychopinn-2026.07';
import { usesOf } from '../uses';
import { EXPORTS } from './exports';
import facts from './facts.json' with { type: 'json' };
import { propagation, propagationNames } from './propagation';
import { ROUTES } from './routes';
import { TRAITS } from './traits';

export const PTYCHOPINN_REFACTOR_2026_07 = extendTarget(PTYCHOPINN_2026_07, facts, {
  traits: TRAITS,
  routes: ROUTES,
  propagation,
  propagationNames,
  uses: usesOf(propagation),
  exports: EXPORTS,
});
