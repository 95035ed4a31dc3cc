/** Descriptions of the group `inference`: how the reconstruction is stitched. */
import type { Descriptions } from './types';

const GROUPS_AT_ONCE = { min: 1, max: 65536 } as const;
const TRIM = { min: 0, max: 256 } as const;

export const INFERENCE = {
  'pt_inference_config.batch_size': {
    label: 'Inference batch size',
    help: 'Groups reconstructed at once. It alters speed, not the result: lower it when the GPU runs out of memory.',
    unit: 'groups',
    range: GROUPS_AT_ONCE,
    level: 'essential',
  },
  inference_batch_size: {
    label: 'Inference batch option',
    help: 'When set, replaces the batch size of the reconstruction; unset leaves that as it is.',
    unit: 'groups',
    range: GROUPS_AT_ONCE,
    level: 'common',
  },
  patch_weighting: {
    label: 'Patch weighting',
    help: 'How overlapping patches are averaged: by probe intensity, or evenly. uniform without VarPro is the old behaviour.',
    level: 'common',
  },
  varpro_scaling: {
    label: 'VarPro scaling',
    help: 'Refits the intensity scale of the reconstruction to the data. ci_intensity_v2 models require it.',
    level: 'common',
  },
  middle_trim: {
    label: 'Stitched patch size',
    help: 'Side of the patch centre that is stitched, usually N/2. More fills gaps of a coarse scan, less hides patch edges.',
    unit: 'px',
    range: { min: 1, max: 256 },
    level: 'common',
  },
  'execution_config.middle_trim': {
    label: 'Stitched patch size',
    help: 'Not yet implemented in PtychoPINN: its stitching reads the inference config, so a value here changes nothing.',
    unit: 'px',
    range: TRIM,
    level: 'expert',
  },
  pad_eval: {
    label: 'Pad for evaluation',
    help: 'Meant to pad patches while evaluating, as in training. Nothing in current PtychoPINN reads it.',
    level: 'expert',
  },
  'execution_config.pad_eval': {
    label: 'Pad for evaluation',
    help: 'Not yet implemented in PtychoPINN: a value here changes nothing.',
    level: 'expert',
  },
  window: {
    label: 'Cropped border',
    help: 'Border cut from the pictures of a reconstruction, where too few patches overlap to be trusted.',
    unit: 'px',
    range: TRIM,
    level: 'common',
  },
  experiment_number: {
    label: 'Experiment number',
    help: 'Which dataset of a folder is reconstructed, counted from 0. Leave 0 for a single file.',
    range: { min: 0, max: 1000 },
    level: 'expert',
  },
} as const satisfies Descriptions;
