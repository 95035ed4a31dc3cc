/** How the loss is lowered: optimizer, learning rate and its schedule. */
import type { Rule } from '../rule';
import { accumulation } from './accumulation';
import { clipOff, optimizerRange, optimizerUnknown, optimizerUnused } from './choice';
import { plateau, plateauFactor, plateauFloor } from './plateau';
import { gradNormInterval, rateNegative, rateTwice } from './rate';
import { scheduleIdle, scheduleUnknown, stages } from './schedule';

export const OPTIMIZER_RULES: readonly Rule[] = [
  accumulation,
  optimizerUnknown,
  optimizerRange,
  optimizerUnused,
  clipOff,
  rateTwice,
  rateNegative,
  gradNormInterval,
  scheduleUnknown,
  scheduleIdle,
  plateau,
  plateauFloor,
  plateauFactor,
  stages,
];
