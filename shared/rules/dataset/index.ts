/** What the arrays' names, dtypes and shapes tell. */
import type { Rule } from '../rule';
import { coordinates } from './coordinates';
import { noPatterns } from './noPatterns';
import { objectShape } from './objectShape';
import { patternStack } from './patternStack';
import { patternsInteger } from './patternsInteger';
import { probeReal } from './probeReal';
import { probeSquare } from './probeSquare';
import { sizeMismatch } from './sizeMismatch';
import { startCoordinates } from './startCoordinates';

export const DATASET_RULES: readonly Rule[] = [
  patternStack,
  noPatterns,
  coordinates,
  startCoordinates,
  objectShape,
  probeSquare,
  probeReal,
  patternsInteger,
  sizeMismatch,
];
