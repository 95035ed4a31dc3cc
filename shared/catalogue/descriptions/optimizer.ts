/** Descriptions of the group `optimizer`: steps, rates and their decay. */
import type { Descriptions } from './types';

const RATE = { min: 1e-6, max: 0.1 } as const;
const CLIP = { min: 0, max: 100 } as const;
const FRACTION = { min: 0, max: 1 } as const;
const STEPS = { min: 1, max: 1 } as const;

export const OPTIMIZER = {
  learning_rate: {
    label: 'Learning rate',
    help: 'Step size of the optimizer: lower it when the loss jumps. A run takes the value of the execution config.',
    range: RATE,
    level: 'essential',
  },
  'execution_config.learning_rate': {
    label: 'Learning rate',
    help: 'Step size that a PtychoPINN run uses, even when left at its default. Lower it when the loss jumps.',
    range: RATE,
    level: 'essential',
  },
  scheduler: {
    label: 'Rate schedule',
    help: 'How the learning rate falls. ReduceLROnPlateau needs validation data; MultiStage and Adaptive keep it constant.',
    level: 'common',
  },
  'execution_config.scheduler': {
    label: 'Rate schedule',
    help: 'Has no effect in PtychoPINN, though its audit trail shows it: training reads the training config.',
    level: 'expert',
  },
  optimizer: {
    label: 'Optimizer',
    help: 'adam suits most runs, adamw adds proper weight decay, sgd uses momentum. Any other name stops the run.',
    level: 'common',
  },
  weight_decay: {
    label: 'Weight decay',
    help: 'Pulls the weights towards zero against overfitting. Small values such as 1e-4, best with adamw.',
    range: { min: 0, max: 0.1 },
    level: 'expert',
  },
  momentum: {
    label: 'SGD momentum',
    help: 'How much of the last step sgd keeps. adam and adamw ignore it.',
    range: FRACTION,
    level: 'expert',
  },
  adam_beta1: {
    label: 'Adam beta 1',
    help: 'Memory of the mean gradient in adam and adamw, below 1. Seldom worth changing.',
    range: FRACTION,
    level: 'expert',
  },
  adam_beta2: {
    label: 'Adam beta 2',
    help: 'Memory of the squared gradient in adam and adamw, below 1. A little less can calm noisy data.',
    range: FRACTION,
    level: 'expert',
  },
  lr_warmup_epochs: {
    label: 'Warm-up epochs',
    help: 'Epochs over which WarmupCosine raises the rate; fewer than the epochs. Command-line runs do not forward it.',
    unit: 'epochs',
    range: { min: 0, max: 1000 },
    level: 'expert',
  },
  lr_min_ratio: {
    label: 'Final rate ratio',
    help: 'Fraction of the learning rate at which WarmupCosine ends. Command-line runs do not forward it.',
    range: FRACTION,
    level: 'expert',
  },
  plateau_factor: {
    label: 'Plateau factor',
    help: 'Factor that ReduceLROnPlateau multiplies the rate by, below 1. Command-line runs do not forward it.',
    range: FRACTION,
    level: 'expert',
  },
  plateau_patience: {
    label: 'Plateau patience',
    help: 'Epochs without improvement before ReduceLROnPlateau lowers the rate. Command-line runs do not forward it.',
    unit: 'epochs',
    range: { min: 0, max: 1000 },
    level: 'expert',
  },
  plateau_min_lr: {
    label: 'Plateau lowest rate',
    help: 'Minimum learning rate of ReduceLROnPlateau. Command-line runs do not forward it.',
    range: { min: 0, max: 0.1 },
    level: 'expert',
  },
  plateau_threshold: {
    label: 'Plateau threshold',
    help: 'Minimum relative improvement for ReduceLROnPlateau. Command-line runs do not forward it.',
    range: FRACTION,
    level: 'expert',
  },
  gradient_clip_val: {
    label: 'Gradient clipping',
    help: 'Limit on gradients; unset does not clip. Set it when the loss spikes. A run takes the execution config value.',
    range: CLIP,
    level: 'common',
  },
  'execution_config.gradient_clip_val': {
    label: 'Gradient clipping',
    help: 'Limit on gradients in a PtychoPINN run; unset does not clip. Set it when the loss spikes.',
    range: CLIP,
    level: 'common',
  },
  gradient_clip_algorithm: {
    label: 'Clipping method',
    help: 'Clips by norm, by value or adaptively (agc). Command-line runs do not forward it and clip by norm.',
    level: 'expert',
  },
  'execution_config.gradient_clip_algorithm': {
    label: 'Clipping method',
    help: 'Has no effect in PtychoPINN: its training reads the training config, and clips by norm unless that says otherwise.',
    level: 'expert',
  },
  accum_steps: {
    label: 'Accumulation steps',
    help: 'Batches summed before a step. Keep 1: the trainer rejects higher values. Increase the batch size instead.',
    unit: 'batches',
    range: STEPS,
    level: 'expert',
  },
  'execution_config.accum_steps': {
    label: 'Accumulation steps',
    help: 'Batches that the trainer sums before a step. Above 1 every PtychoPINN run stops with an error.',
    unit: 'batches',
    range: STEPS,
    level: 'expert',
  },
  fine_tune_gamma: {
    label: 'Fine-tuning rate factor',
    help: 'What the learning rate is multiplied by while fine-tuning. Matters only with fine-tuning epochs.',
    range: FRACTION,
    level: 'expert',
  },
  stage_3_lr_factor: {
    label: 'Stage three rate factor',
    help: 'Rate factor of a training stage that no longer exists: PtychoPINN ignores it.',
    range: FRACTION,
    level: 'expert',
  },
} as const satisfies Descriptions;
