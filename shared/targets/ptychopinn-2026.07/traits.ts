import type { StatedFactory } from '../define';
import type { Profile } from '../traits/factory';
import { RUN } from './run';

/** The count-intensity contract (ptycho_torch/config_factory.py:86-127). */
export const CI: Profile = {
  contract: {
    scale_contract_version: 'ci_intensity_v2',
    measurement_domain: 'count_intensity',
    physics_forward_mode: 'rectangular_scaled',
    torch_loss_mode: 'poisson',
    loss_function: 'Poisson',
  },
  defaults: {
    amplitude_physics_gain: 1,
    rect_s1s2_trainable: true,
    rect_s1s2_init: 'data',
    cnn_output_mode: 'real_imag',
  },
};

const FACTORY: StatedFactory = {
  paths: 'pathlib',
  validationPath: 'text',
  unknownOverrides: { training: 'kept', inference: 'kept' },
  tensorflowOverrides: 'ignored',
  optionOverrides: 'ignored',
  optionsOutrankDefaults: false,
  translatesModes: false,
  gridsizeDefault: 1,
  // ptycho_torch/config_factory.py:590-640
  inferenceDefaults: { K: 4, probe_scale: 4, batch_size: 16 },
  inferenceProbeBig: 'object_big',
  // ptycho_torch/config_factory.py:438-443
  inferenceFieldsOfTraining: [
    'patch_weighting',
    'varpro_scaling',
    'log_patch_stats',
    'patch_stats_limit',
  ],
  photons: 'metadata',
  probeSize: 'first-axis',
  checksArrays: false,
  // Inference asks only whether the key is there.
  nullGroups: { training: 'refused', inference: 'accepted' },
  nll: 'nll_weight',
  lossFunction: 'override',
  profiles: { ci: CI },
  // ptycho_torch/scaling_contract.py:208-219
  scaleContracts: [
    ['ci_intensity_v2', 'count_intensity'],
    ['legacy_v1', 'normalized_amplitude'],
  ],
  refusesFalseMask: false,
  modelChecks: {},
  // ptycho/config/config.py:311-479
  optionChecks: {
    devices: 'devices',
    precision: 'choices',
    accelerator: { oneOf: ['auto', 'cpu', 'gpu', 'cuda', 'mps'] },
    num_workers: 'not-negative',
    learning_rate: 'positive',
    inference_batch_size: 'positive-or-none',
    accum_steps: 'positive',
    checkpoint_save_top_k: 'not-negative',
    early_stop_patience: 'positive',
    checkpoint_mode: { oneOf: ['min', 'max'] },
    spectral_bottleneck_blocks: 'positive',
    spectral_bottleneck_modes: 'positive',
    spectral_bottleneck_gate_init: 'finite',
    spectral_bottleneck_gate_mode: 'choices',
    ffno_encoder_blocks: 'positive',
    ffno_encoder_modes: 'positive',
    ffno_encoder_gate_init: 'finite-and-positive',
    ffno_encoder_mlp_ratio: 'finite-and-positive',
  },
  notBridged: [
    'generator_output_mode',
    'probe_mask_sigma',
    'probe_mask_diameter',
    'gradient_clip_val',
    'plateau_factor',
    'plateau_patience',
    'plateau_min_lr',
    'plateau_threshold',
  ],
  backend: 'pytorch',
  auditsCommandLine: true,
  auditedOptions: {
    // ptycho_torch/config_factory.py:486-500
    training: [
      'accelerator',
      'deterministic',
      'num_workers',
      'enable_progress_bar',
      'learning_rate',
      'scheduler',
      'accum_steps',
      'logger_backend',
    ],
    inference: ['accelerator', 'num_workers', 'inference_batch_size'],
  },
  auditedFields: { amplitude_physics_gain: 'pt_model_config' },
  commandLineObjectBig: true,
};

export const TRAITS = { factory: FACTORY, run: RUN };
