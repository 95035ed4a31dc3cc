/** Rules on names, dtypes and shapes of the arrays, per loader where loaders differ. */
import type { Rule } from '../rule';
import { coordinateDtype, wholeCoordinates } from './coordinateDtype';
import { coordinates } from './coordinates';
import { diffractionName } from './diffractionName';
import { doublePrecision } from './doublePrecision';
import { labelName, labelShape } from './labels';
import { networkSize } from './networkSize';
import { noPatterns } from './noPatterns';
import { objectMissing, objectMissingInference } from './objectMissing';
import { objectShape } from './objectShape';
import { objectSmall } from './objectSmall';
import { patternStack } from './patternStack';
import { patternsInteger } from './patternsInteger';
import { pickled } from './pickled';
import { modesAsSize, modesUnread } from './probeModes';
import { probeReal } from './probeReal';
import { probeSquare } from './probeSquare';
import { scanIndex } from './scanIndex';
import { probeSize, sizeMismatch, sizeOverridden } from './sizeMismatch';
import { startCoordinates } from './startCoordinates';
import { startMissing } from './startMissing';
import { twoStacks } from './twoStacks';

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
  probeSize,
  sizeOverridden,
  diffractionName,
  twoStacks,
  startMissing,
  objectMissing,
  objectMissingInference,
  objectSmall,
  scanIndex,
  wholeCoordinates,
  coordinateDtype,
  pickled,
  doublePrecision,
  modesUnread,
  modesAsSize,
  networkSize,
  labelName,
  labelShape,
];
