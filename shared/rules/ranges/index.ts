/** Ranges that PtychoPINN documents in checks that it never calls. */
import type { Rule } from '../rule';
import { batchSize } from './batchSize';
import { positive } from './positive';
import { smoothing } from './smoothing';
import { weights } from './weights';

export const RANGE_RULES: readonly Rule[] = [positive, batchSize, weights, smoothing];
