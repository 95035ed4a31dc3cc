/** How the loss is lowered: optimizer, learning rate and its schedule. */
import type { Rule } from '../rule';
import { accumulation } from './accumulation';
import { clipOff, optimizerRange, optimizerUnknown, optimizerUnused } from './choice';
import { plateau, plateauFactor, plateauFloor } from './plateau';
import { scheduleIdle, scheduleUnknown, stages, warmup } from './schedule';

export const OPTIMIZER_RULES: readonly Rule[] = [
  accumulation,
  optimizerUnknown,
  optimizerRange,
  optimizerUnused,
  clipOff,
  scheduleUnknown,
  scheduleIdle,
  warmup,
  plateau,
  plateauFloor,
  plateauFactor,
  stages,
];
