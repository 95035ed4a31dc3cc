/** Names of the design document ADR-003: aliases, legacy keys, command line defaults. */
import type { Target } from '../target';

export const ALIASES = {
  max_epochs: 'epochs',
  neighbor_count: 'K',
  model_type: 'mode',
  gridsize: 'grid_size',
} as const satisfies Target['aliases'] as Target['aliases'];

export const SYNONYMS: Target['synonyms'] = [
  ['gridsize', 'grid_size'],
  ['max_epochs', 'nepochs', 'epochs'],
  ['neighbor_count', 'K'],
  ['model_type', 'mode'],
];

export const LEGACY_KEYS: Target['legacyKeys'] = {
  object_big: 'object.big',
  probe_big: 'probe.big',
  probe_mask: 'probe.mask',
  probe_trainable: 'probe.trainable',
  intensity_scale_trainable: 'intensity_scale.trainable',
  positions_provided: 'positions.provided',
  output_dir: 'output_prefix',
  train_data_file: 'train_data_file_path',
  test_data_file: 'test_data_file_path',
};

export const CLI_DEFAULTS: Target['cliDefaults'] = {
  training: { max_epochs: 100, gridsize: 2, batch_size: 16 },
  inference: {},
};
