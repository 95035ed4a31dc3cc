/** Rules on inference. */
import type { Rule } from '../rule';
import { countsNeedVarpro } from './counts';
import { fewInside, maskUnhonoured, patchStats, repeatedChannels, wholeScan } from './stitching';

export const INFERENCE_RULES: readonly Rule[] = [
  countsNeedVarpro,
  wholeScan,
  maskUnhonoured,
  repeatedChannels,
  fewInside,
  patchStats,
];
