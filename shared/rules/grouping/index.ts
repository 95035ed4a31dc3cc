/** How patterns are drawn and grouped. */
import type { Rule } from '../rule';
import { groupsRepeat, inferenceGroups } from './counts';
import { fewPatterns } from './fewPatterns';
import {
  batchNotFull,
  bounds,
  neighboursExceed,
  nothingInside,
  notValidated,
} from './memoryMapped';
import { neighbours } from './neighbours';
import { distanceOrder, quadrantGrid, quadrantPool, quadrantRim } from './quadrants';
import { seedRange, seedZero } from './seed';
import { subsampleClash, subsampleSmall } from './subsampling';
import { cappedGroups, tooManyGroups } from './tooManyGroups';

export const GROUPING_RULES: readonly Rule[] = [
  neighbours,
  tooManyGroups,
  cappedGroups,
  fewPatterns,
  inferenceGroups,
  groupsRepeat,
  bounds,
  nothingInside,
  neighboursExceed,
  notValidated,
  batchNotFull,
  quadrantGrid,
  quadrantPool,
  quadrantRim,
  distanceOrder,
  subsampleClash,
  subsampleSmall,
  seedRange,
  seedZero,
];
