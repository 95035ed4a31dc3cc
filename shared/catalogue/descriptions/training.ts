/** Descriptions of the group `training`: how long and how the network learns. */
import type { Descriptions } from './types';

const EPOCHS = { min: 1, max: 10000 } as const;
const STAGE = { min: 0, max: 10000 } as const;

export const TRAINING = {
  max_epochs: {
    label: 'Training epochs',
    help: 'Passes over all groups. Raise it while the validation loss still falls; it sets epochs and nepochs alike.',
    unit: 'epochs',
    range: EPOCHS,
    level: 'essential',
  },
  epochs: {
    label: 'Training epochs',
    help: 'Passes over all groups. Raise it while the validation loss still falls. It wins over its alias max_epochs.',
    unit: 'epochs',
    range: EPOCHS,
    level: 'essential',
  },
  nepochs: {
    label: 'Training epochs',
    help: 'Passes over all groups, under the TensorFlow name. The factory sets it from epochs.',
    unit: 'epochs',
    range: EPOCHS,
    level: 'essential',
  },
  batch_size: {
    label: 'Batch size',
    help: 'Groups per optimizer step, a power of two. Lower it when the GPU runs out of memory.',
    unit: 'groups',
    range: { min: 1, max: 1024, powerOfTwo: true },
    level: 'essential',
  },
  backend: {
    label: 'Backend',
    help: 'Library that trains the model. The PyTorch factory sets it itself and ignores an override.',
    level: 'expert',
  },
  epochs_fine_tune: {
    label: 'Fine-tuning epochs',
    help: 'Extra epochs with the encoder frozen; 0 skips them. The usual PtychoPINN run has no such stage.',
    unit: 'epochs',
    range: STAGE,
    level: 'expert',
  },
  stage_1_epochs: {
    label: 'Stage one epochs',
    help: 'Ignored: PtychoPINN now trains in one stage; epochs sets its length.',
    unit: 'epochs',
    range: STAGE,
    level: 'expert',
  },
  stage_2_epochs: {
    label: 'Stage two epochs',
    help: 'Ignored, with a warning in the log: PtychoPINN now trains in one stage. Leave it at 0.',
    unit: 'epochs',
    range: STAGE,
    level: 'expert',
  },
  stage_3_epochs: {
    label: 'Stage three epochs',
    help: 'Ignored, with a warning in the log: training no longer has a stage on physics alone. Leave it at 0.',
    unit: 'epochs',
    range: STAGE,
    level: 'expert',
  },
} as const satisfies Descriptions;
