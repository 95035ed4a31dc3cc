/** The propagation of every setting of the catalogue, by workflow and entry point, read from main at 712c23f. */
import { type Lightning, propagationOf, type Table } from '../../propagationTable';
import { FACTS } from '../facts';
import { INFERENCE_OPTION_LINES } from './inference/options';
import { INFERENCE_LINES } from './inference/overrides';
import { DATA_LINES } from './training/data';
import { lightningPropagation, NO_INFERENCE } from './training/lightning';
import { MODEL_LINES } from './training/model';
import { OPTIMIZER_LINES } from './training/optimizer';
import { TRAINING_OPTION_LINES } from './training/options';
import { OTHER_LINES } from './training/others';

export const TABLE: Table = {
  training: {
    overrides: { ...DATA_LINES, ...MODEL_LINES, ...OPTIMIZER_LINES, ...OTHER_LINES },
    options: TRAINING_OPTION_LINES,
  },
  inference: { overrides: INFERENCE_LINES, options: INFERENCE_OPTION_LINES },
};

export const LIGHTNING: Lightning = (workflow, name, option, python) =>
  workflow === 'training' ? lightningPropagation(name, option, python) : NO_INFERENCE;

export const { propagation, propagationNames } = propagationOf(FACTS.sections, TABLE, LIGHTNING);
