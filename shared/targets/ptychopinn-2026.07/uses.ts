/**
 * Which of several places a run reads. Training passes the TensorFlow section and the execution config on, and
 * builds every PyTorch section anew from a fixed list of their fields; what is not in the list is lost.
 */
import type { SectionName } from '../../catalogue/types';
import type { Workflow } from '../../request/request';
import type { Use } from '../target';

const REBUILT = 'Training builds the PyTorch sections anew from the TensorFlow section.';

/** Concept to the field of the TensorFlow section that is handed on. */
const FROM_TENSORFLOW: { readonly [concept: string]: string } = {
  train_data_file: 'train_data_file',
  output_dir: 'output_dir',
  n_groups: 'n_groups',
  subsample_seed: 'subsample_seed',
  neighbors: 'neighbor_count',
  nphotons: 'nphotons',
  epochs: 'nepochs',
  batch_size: 'batch_size',
  torch_loss_mode: 'torch_loss_mode',
  optimizer: 'optimizer',
  weight_decay: 'weight_decay',
  momentum: 'momentum',
  scheduler: 'scheduler',
  plateau_patience: 'plateau_patience',
  plateau_min_lr: 'plateau_min_lr',
};

/** The same for the model inside. */
const FROM_MODEL: { readonly [concept: string]: string } = {
  gridsize: 'gridsize',
  mode: 'model_type',
  architecture: 'architecture',
  amp_activation: 'amp_activation',
  n_filters_scale: 'n_filters_scale',
  object_big: 'object_big',
  probe_big: 'probe_big',
  probe_mask: 'probe_mask',
  probe_mask_sigma: 'probe_mask_sigma',
  probe_mask_diameter: 'probe_mask_diameter',
  pad_object: 'pad_object',
  generator_output_mode: 'generator_output_mode',
  fno_modes: 'fno_modes',
  fno_width: 'fno_width',
  fno_blocks: 'fno_blocks',
};

/** Concepts that the execution config decides in training, and why. */
const FROM_EXECUTION: { readonly [concept: string]: readonly [string, string] } = {
  learning_rate: [
    'learning_rate',
    'Training takes the learning rate of the execution config alone.',
  ],
  gradient_clip_val: ['gradient_clip_val', 'Training hands on the value of the execution config.'],
  accum_steps: [
    'accum_steps',
    'The trainer reads it here; more than 1 ends the run with an error.',
  ],
  accelerator: ['accelerator', 'The trainer reads it here.'],
  strategy: [
    'strategy',
    'The trainer reads it here; the PyTorch section only looks as if it counted.',
  ],
  spectral_bottleneck_blocks: [
    'spectral_bottleneck_blocks',
    'Training hands on the value of the execution config.',
  ],
};

/** Concepts that nothing reads in training. */
const UNREAD: { readonly [concept: string]: string } = {
  num_workers: 'Nothing reads it in training: the training loader always has 0 workers.',
  n_devices: 'Nothing reads it: the trainer always uses one device.',
  middle_trim: 'Nothing reads it in training.',
  pad_eval: 'Nothing reads it: it is not implemented yet.',
  probe_scale: 'It is not handed on: training uses its own default.',
  gaussian_smoothing_sigma: 'It is not handed on: training uses its own default.',
  intensity_scale_trainable: 'It is not handed on: training uses its own default.',
  lr_warmup_epochs: 'It is not handed on: training uses its own default.',
  lr_min_ratio: 'It is not handed on: training uses its own default.',
  gradient_clip_algorithm: 'It is not handed on: training uses its own default.',
  max_hidden_channels: 'It is not handed on: training uses its own default.',
  resnet_width: 'It is not handed on: training uses its own default.',
  nll: 'It is not handed on: torch_loss_mode chooses the loss.',
  N: 'It is not handed on: training infers N from the dataset anew.',
};

/** Two things under one name, so no place stands for the other. */
const SUBSAMPLE: Use = {
  place: null,
  why: 'Two things under one name: images to draw in the TensorFlow section, groups per scan point in pt_data_config.',
  source: 'V19',
};

export function uses(workflow: Workflow, concept: string): Use | null {
  if (concept === 'n_subsample') return SUBSAMPLE;
  return workflow === 'training' ? inTraining(concept) : inInference(concept);
}

function inTraining(concept: string): Use | null {
  const config = FROM_TENSORFLOW[concept];
  if (config !== undefined) return use('tf_training_config', config, REBUILT, 'V26');
  const model = FROM_MODEL[concept];
  if (model !== undefined) return use('tf_model_config', model, REBUILT, 'V26');
  const [knob, why] = FROM_EXECUTION[concept] ?? [];
  if (knob !== undefined && why !== undefined)
    return use('execution_config', knob, why, 'V26; V45; LIGHTNING-STRATEGY-001');
  const unread = UNREAD[concept];
  return unread === undefined ? null : { place: null, why: unread, source: 'V26; V43' };
}

function inInference(concept: string): Use | null {
  if (concept === 'num_workers' || concept === 'accelerator')
    return use('execution_config', concept, 'The inference loader reads it here.', 'V43');
  return null;
}

const use = (section: SectionName, name: string, why: string, source: string): Use => ({
  place: { section, name },
  why,
  source,
});
