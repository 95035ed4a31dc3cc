/** Things that a payload says in several places, each under the names that say it. One entry a concept. */
import type { GroupName } from './types';

export interface Concept {
  readonly id: string;
  readonly label: string;
  /** Field names, in whatever section. */
  readonly names: readonly string[];
  readonly group: GroupName;
}

const concept = (
  group: GroupName,
  id: string,
  label: string,
  names: readonly string[] = [id],
): Concept => ({ id, label, names, group });

export const CONCEPTS: readonly Concept[] = [
  concept('paths', 'train_data_file', 'Training data'),
  concept('paths', 'test_data_file', 'Validation data'),
  concept('paths', 'model_path', 'Model folder'),
  concept('paths', 'output_dir', 'Output folder'),

  concept('grouping', 'N', 'Pattern size'),
  concept('grouping', 'gridsize', 'Grid size', ['gridsize', 'grid_size']),
  concept('grouping', 'C', 'Channels', ['C', 'C_model', 'C_forward']),
  concept('grouping', 'n_groups', 'Number of groups'),
  concept('grouping', 'n_subsample', 'Subsample'),
  concept('grouping', 'subsample_seed', 'Subsample seed'),
  concept('grouping', 'neighbors', 'Neighbours', ['neighbor_count', 'K']),

  concept('physics', 'nphotons', 'Photons'),
  concept('physics', 'probe_scale', 'Probe scale'),
  concept('physics', 'probe_mask', 'Probe mask'),
  concept('physics', 'probe_mask_sigma', 'Probe mask edge'),
  concept('physics', 'probe_mask_diameter', 'Probe mask diameter'),
  concept('physics', 'gaussian_smoothing_sigma', 'Smoothing'),
  concept('physics', 'intensity_scale_trainable', 'Trainable intensity scale'),

  concept('training', 'epochs', 'Epochs', ['epochs', 'nepochs']),
  concept('training', 'batch_size', 'Batch size', ['batch_size', 'inference_batch_size']),
  concept('loss', 'nll', 'Poisson loss', ['nll', 'nll_weight']),
  concept('loss', 'torch_loss_mode', 'Loss mode'),

  concept('model', 'mode', 'Training mode', ['mode', 'model_type']),
  concept('model', 'architecture', 'Architecture'),
  concept('model', 'amp_activation', 'Amplitude activation'),
  concept('model', 'n_filters_scale', 'Filter scale'),
  concept('model', 'object_big', 'Object larger than a patch'),
  concept('model', 'probe_big', 'Probe larger than a patch'),
  concept('model', 'pad_object', 'Padded object'),
  concept('generator', 'generator_output_mode', 'Generator output'),
  concept('generator', 'fno_modes', 'FNO modes'),
  concept('generator', 'fno_width', 'FNO width'),
  concept('generator', 'fno_blocks', 'FNO blocks'),
  concept('generator', 'max_hidden_channels', 'Hidden channels at most'),
  concept('generator', 'resnet_width', 'ResNet width'),
  concept('generator', 'spectral_bottleneck_blocks', 'Spectral bottleneck'),

  concept('optimizer', 'learning_rate', 'Learning rate'),
  concept('optimizer', 'optimizer', 'Optimizer'),
  concept('optimizer', 'weight_decay', 'Weight decay'),
  concept('optimizer', 'momentum', 'Momentum'),
  concept('optimizer', 'scheduler', 'Scheduler'),
  concept('optimizer', 'lr_warmup_epochs', 'Warm-up'),
  concept('optimizer', 'lr_min_ratio', 'Least rate'),
  concept('optimizer', 'plateau_patience', 'Plateau patience'),
  concept('optimizer', 'plateau_min_lr', 'Plateau least rate'),
  concept('optimizer', 'accum_steps', 'Gradient accumulation'),
  concept('optimizer', 'gradient_clip_val', 'Gradient clipping'),
  concept('optimizer', 'gradient_clip_algorithm', 'Clipping algorithm'),

  concept('execution', 'accelerator', 'Accelerator', ['accelerator', 'device']),
  concept('execution', 'n_devices', 'Devices', ['n_devices', 'devices']),
  concept('execution', 'strategy', 'Strategy'),
  concept('execution', 'num_workers', 'Data workers'),
  concept('inference', 'middle_trim', 'Middle trim'),
  concept('inference', 'pad_eval', 'Padded evaluation'),
];
