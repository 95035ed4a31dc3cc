/** Rules on drawing and grouping patterns. */
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
import { distanceOrder, quadrantEdge, quadrantGrid, quadrantPool } from './quadrants';
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
  quadrantEdge,
  distanceOrder,
  subsampleClash,
  subsampleSmall,
  seedRange,
  seedZero,
];
