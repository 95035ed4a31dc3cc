/** Names of PtychoPINN 2026-07: aliases, legacy keys, command line defaults, the CI profile. */
import type { Value } from '../../values/value';
import type { Target } from '../target';

export const ALIASES: Target['aliases'] = {
  max_epochs: 'epochs',
  neighbor_count: 'K',
  model_type: 'mode',
};

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
  training: {
    max_epochs: 100,
    gridsize: 2,
    batch_size: 16,
    torch_loss_mode: 'poisson',
    probe_mask: false,
    probe_mask_sigma: 1,
    probe_mask_diameter: null,
    log_patch_stats: false,
    patch_stats_limit: null,
    n_groups: 512,
  },
  inference: {
    probe_mask: false,
    probe_mask_sigma: 1,
    probe_mask_diameter: null,
    log_patch_stats: false,
    patch_stats_limit: null,
    patch_weighting: 'uniform',
  },
};

/** Fields that `profile: "ci"` fixes: an override that contradicts one is refused (ptycho_torch/config_factory.py:86-127). */
export const CI_CONTRACT: { readonly [field: string]: Value } = {
  scale_contract_version: 'ci_intensity_v2',
  measurement_domain: 'count_intensity',
  physics_forward_mode: 'rectangular_scaled',
  torch_loss_mode: 'poisson',
  loss_function: 'Poisson',
};

/** What `profile: "ci"` merges under the overrides. */
export const CI_BUNDLE: { readonly [field: string]: Value } = {
  ...CI_CONTRACT,
  amplitude_physics_gain: 1,
  rect_s1s2_trainable: true,
  rect_s1s2_init: 'data',
  cnn_output_mode: 'real_imag',
};

/** Scale contracts that PtychoPINN supports, version and domain (ptycho_torch/scaling_contract.py:208-219). */
export const SCALE_CONTRACTS: readonly (readonly [version: string, domain: string])[] = [
  ['ci_intensity_v2', 'count_intensity'],
  ['legacy_v1', 'normalized_amplitude'],
];
