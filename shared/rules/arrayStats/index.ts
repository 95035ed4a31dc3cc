/** Rules on array values; they apply where the values were read. */
import type { Rule } from '../rule';
import { allBlank, someBlank } from './blank';
import { amplitudesForCounts, range, wholeNumbers } from './counts';
import { labelConstant } from './labels';
import { negative } from './negative';
import { neighbourDistance } from './neighbourDistance';
import { notFinite } from './notFinite';
import { notRead } from './notRead';
import { acrossObject, outsideObject } from './object';
import { lowDose, photonNumber } from './photons';
import {
  positionsApart,
  positionsLine,
  positionsNotFinite,
  positionsRepeated,
  positionsSame,
  positionsUnit,
} from './positions';
import { probeCalibration, probeCorners, probeEmpty, probePhase } from './probe';
import { turnedCube, twoStacks } from './stacks';

export const ARRAY_STATS_RULES: readonly Rule[] = [
  notRead,
  notFinite,
  negative,
  allBlank,
  someBlank,
  wholeNumbers,
  range,
  amplitudesForCounts,
  photonNumber,
  lowDose,
  twoStacks,
  turnedCube,
  positionsNotFinite,
  positionsUnit,
  positionsApart,
  positionsSame,
  positionsLine,
  positionsRepeated,
  outsideObject,
  acrossObject,
  neighbourDistance,
  probeEmpty,
  probePhase,
  probeCorners,
  probeCalibration,
  labelConstant,
];
