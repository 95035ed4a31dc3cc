/** The facts of all rules: large, and nothing that the first frame shows. */
import { lazyModule } from './lazyModule';

export const RULES = lazyModule(() => import('../../shared/reference/ruleList'));
