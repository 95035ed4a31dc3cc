/** How patterns are drawn and grouped. */
import type { Rule } from '../rule';
import { fewPatterns } from './fewPatterns';
import { neighbours } from './neighbours';
import { cappedGroups, tooManyGroups } from './tooManyGroups';

export const GROUPING_RULES: readonly Rule[] = [
  neighbours,
  tooManyGroups,
  cappedGroups,
  fewPatterns,
];
