/** Rules on the training loss. */
import type { Rule } from '../rule';
import { lossFunction, matchTarget } from './lossFunction';
import { regularizer } from './regularizer';
import { supervisedLabels, supervisedLoss, supervisedRoute } from './supervised';

export const LOSS_RULES: readonly Rule[] = [
  supervisedLabels,
  supervisedRoute,
  supervisedLoss,
  lossFunction,
  matchTarget,
  regularizer,
];
