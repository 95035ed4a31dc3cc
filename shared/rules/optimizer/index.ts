/** Optimizer, learning rate and schedule. */
import type { Rule } from '../rule';
import { accumulation } from './accumulation';
import { clipOff, optimizerRange, optimizerUnknown, optimizerUnused } from './choice';
import { sgdDiverges } from './diverges';
import { plateau, plateauFactor, plateauFloor } from './plateau';
import { gradNormInterval, rateFixed, rateInPayload, rateNegative, rateTwice } from './rate';
import { scheduleIdle, scheduleUnknown, stages } from './schedule';

export const OPTIMIZER_RULES: readonly Rule[] = [
  accumulation,
  optimizerUnknown,
  optimizerRange,
  optimizerUnused,
  clipOff,
  sgdDiverges,
  rateTwice,
  rateInPayload,
  rateFixed,
  rateNegative,
  gradNormInterval,
  scheduleUnknown,
  scheduleIdle,
  plateau,
  plateauFloor,
  plateauFactor,
  stages,
];
