/** How patterns are drawn and grouped. */
import type { Rule } from '../rule';
import { groupsRepeat, inferenceGroups } from './counts';
import { fewPatterns } from './fewPatterns';
import { bounds, neighboursExceed } from './memoryMapped';
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
  neighboursExceed,
  quadrantGrid,
  quadrantPool,
  quadrantRim,
  distanceOrder,
  subsampleClash,
  subsampleSmall,
  seedRange,
  seedZero,
];
