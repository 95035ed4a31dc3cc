/** The validation dataset of a training run, beside the training data. */
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
