/** How the network is trained and run. */
import type { Rule } from '../rule';
import { accumulation } from './accumulation';
import { plateau } from './plateau';
import { positive } from './positive';
import { supervisedLabels, supervisedLoss } from './supervised';

export const RUN_RULES: readonly Rule[] = [
  positive,
  accumulation,
  supervisedLabels,
  supervisedLoss,
  plateau,
];
