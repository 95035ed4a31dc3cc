/** The validation dataset of a training run. */
import type { Rule } from '../rule';
import { validationInvalid, validationMissing, validationText } from './file';
import { validationFew, validationSame, validationSize } from './fit';

export const VALIDATION_RULES: readonly Rule[] = [
  validationText,
  validationMissing,
  validationInvalid,
  validationSize,
  validationFew,
  validationSame,
];
