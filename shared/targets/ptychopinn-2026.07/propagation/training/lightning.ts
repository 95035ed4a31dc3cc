/**
 * What `train_lightning_only` makes of each setting. It reads the PyTorch sections of its JSON file, which holds the
 * resolved values, and creates an execution config with default values.
 */
import type { EntryPointPropagation } from '../../../../propagation/propagation';
import type { CodeSource } from '../../../../sources/source';
import { code } from '../../../../sources/upstream';
import type { Value } from '../../../../values/value';
import { READ } from '../../../propagationTable';
import { FACTS } from '../../facts';
import { by, ignored, otherWorkflow, overwritten, takesEffect } from '../define';

const {
  trainLightningOnly: lightning,
  trainUtils,
  dataloader,
  patchGenerator,
  helper,
  model,
} = code;

/** Fields that the run reads, by the line that does. */
const READS: { readonly [name: string]: CodeSource } = {
  // Loading and grouping
  N: dataloader(845),
  grid_size: dataloader(841),
  n_subsample: dataloader(676),
  neighbor_function: dataloader(88),
  normalize: dataloader(957),
  data_scaling: helper(933),
  probe_scale: dataloader(1078),
  probe_normalize: dataloader(1075),
  x_bounds: dataloader(633),
  y_bounds: dataloader(635),
  max_neighbor_distance: patchGenerator(272),
  min_neighbor_distance: patchGenerator(271),
  scale_contract_version: lightning(490),
  measurement_domain: lightning(490),
  // The network
  mode: model(2087),
  architecture: model(159),
  fno_modes: model(209),
  fno_width: model(208),
  fno_blocks: model(220),
  fno_cnn_blocks: model(221),
  learned_input_channels: model(206),
  fno_input_transform: model(211),
  generator_output_mode: model(273),
  cnn_output_mode: model(161),
  use_shared_decoder: model(880),
  intensity_scale_trainable: model(1485),
  intensity_scale: model(1658),
  num_datasets: model(1155),
  n_filters_scale: model(465),
  amp_activation: model(337),
  batch_norm: model(489),
  probe_mask: model(960),
  probe_mask_tensor: model(961),
  probe_mask_sigma: model(962),
  probe_mask_diameter: model(963),
  decoder_last_c_outer_fraction: model(603),
  decoder_last_amp_channels: model(181),
  use_legacy_decoder_channel_override: model(601),
  cbam_encoder: model(411),
  cbam_bottleneck: model(868),
  probe_big: model(647),
  training_patch_weighting: model(1415),
  physics_forward_mode: model(1440),
  rect_s1s2_trainable: model(1156),
  amplitude_physics_gain: model(1478),
  amp_loss: model(2130),
  amp_loss_coeff: model(2407),
  phase_loss: model(2138),
  phase_loss_coeff: model(2414),
  // Training
  epochs: lightning(633),
  epochs_fine_tune: lightning(633),
  fine_tune_gamma: lightning(657),
  batch_size: trainUtils(923),
  scheduler: model(2600),
  lr_warmup_epochs: model(2608),
  lr_min_ratio: model(2609),
  plateau_factor: model(2621),
  plateau_patience: model(2622),
  plateau_min_lr: model(2623),
  plateau_threshold: model(2624),
  accum_steps: model(2505),
  gradient_clip_val: model(2507),
  gradient_clip_algorithm: model(2508),
  optimizer: model(2583),
  momentum: model(2591),
  weight_decay: model(2592),
  adam_beta1: model(2593),
  adam_beta2: model(2594),
  log_grad_norm: model(2500),
  grad_norm_log_freq: model(2500),
  torch_loss_mode: model(2093),
  torch_mae_pred_l2_match_target: model(2021),
  experiment_name: lightning(578),
  notes: lightning(595),
  model_name: lightning(596),
};

/** Fields that only one state of another field reads, with that state as the rest of a sentence. */
const ONLY: { readonly [name: string]: readonly [where: CodeSource, when: string] } = {
  K: [patchGenerator(68), 'the run reads it with neighbor_function Nearest or Min_dist'],
  K_quadrant: [patchGenerator(262), 'the run reads it with neighbor_function 4_quadrant'],
  scan_pattern: [patchGenerator(314), 'the run reads it with neighbor_function 4_quadrant'],
  phase_subtraction: [dataloader(1055), 'the run reads it in mode Supervised'],
  loss_function: [model(2094), 'torch_loss_mode replaces it except in mode Supervised'],
};

/** Fields that the run replaces whatever the file has, with the value that it uses where that is known. */
const REPLACED: {
  readonly [name: string]: readonly [where: CodeSource, why: string, used?: Value];
} = {
  learning_rate: [lightning(571), 'the run takes the rate of its own execution config', 0.001],
  num_workers: [lightning(500), 'the run takes the default of its own execution config', 0],
  n_devices: [lightning(497), 'the run takes the default of its own execution config'],
  strategy: [lightning(498), 'the run takes the default of its own execution config', 'auto'],
  device: [lightning(499), 'the run takes the accelerator of its own execution config'],
  orchestrator: [lightning(510), 'the run always uses the Lightning orchestrator', 'Lightning'],
  object_big: [code.utils(189), 'loading the file sets it to C > 1'],
};

/** Paths, and fields that the memory-mapped loader replaces by something else. */
const OTHERS: { readonly [name: string]: EntryPointPropagation } = {
  train_data_file: by(
    '--ptycho_dir',
    takesEffect(lightning(550), 'the exported script makes a folder with this dataset alone'),
  ),
  output_dir: by('--output_dir', takesEffect(lightning(517))),
  test_data_file: ignored(lightning(555), 'the run validates on 5 % of the training samples'),
  n_groups: ignored(dataloader(676), 'the run groups all positions and reads n_subsample'),
};

/** Names of an override that set a field of another name. */
const ALIASES: { readonly [alias: string]: string } = {
  gridsize: 'grid_size',
  max_epochs: 'epochs',
  neighbor_count: 'K',
  model_type: 'mode',
};

/** Execution options that the export writes into the training section. */
const WRITTEN = ['learning_rate', 'accum_steps', 'gradient_clip_val', 'num_workers'];

const FILE_SECTIONS = ['pt_data_config', 'pt_model_config', 'pt_training_config'] as const;

/** What this entry point makes of an override, where `python` is what a payload's run makes of it. */
function ofOverride(given: string, python: EntryPointPropagation): EntryPointPropagation {
  const name = ALIASES[given] ?? given;
  const replaced = REPLACED[name];
  const other = OTHERS[name];
  const section = FILE_SECTIONS.find((candidate) => Object.hasOwn(FACTS.sections[candidate], name));
  const reads = section === undefined ? {} : { reads: { section, name } };
  if (other) return { ...other, ...(other.effect === 'reaches' ? reads : {}) };
  if (replaced) {
    const [where, why, used] = replaced;
    return { ...overwritten(where, why), ...(used === undefined ? {} : { uses: used }) };
  }
  const only = ONLY[name];
  if (only) return { ...takesEffect(...only), ...reads };
  const where = READS[name];
  if (where) return { ...takesEffect(where, READ), ...reads };
  if (python.effect === 'overwritten' || python.effect === 'elsewhere') return python;
  if (python.effect === 'ignored' && section !== undefined) return python;
  return ignored(
    lightning(464),
    section === undefined
      ? 'its JSON file has only PyTorch sections, none of which has this field'
      : 'nothing in this run reads it',
  );
}

/** What this entry point makes of an execution option. */
function ofOption(name: string): EntryPointPropagation {
  if (WRITTEN.includes(name)) {
    const field = ofOverride(name, ignored(null, ''));
    return field.effect === 'reaches'
      ? { ...field, why: 'the export writes it into the training section of the JSON file' }
      : field;
  }
  const facts: { readonly [field: string]: { readonly default?: Value } } =
    FACTS.sections.execution_config;
  const used = facts[name]?.default;
  return {
    ...ignored(lightning(493), 'the run creates an execution config with default values'),
    ...(used === undefined ? {} : { uses: used }),
  };
}

/** The fourth column of the table for training. */
export const lightningPropagation = (
  name: string,
  option: boolean,
  python: EntryPointPropagation,
): EntryPointPropagation => (option ? ofOption(name) : ofOverride(name, python));

/** It only trains. */
export const NO_INFERENCE: EntryPointPropagation = otherWorkflow(
  lightning(780),
  'this entry point only trains; inference starts with another one',
);
