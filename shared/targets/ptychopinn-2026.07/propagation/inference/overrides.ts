/** Overrides in inference: the trained model determines most of these settings. */

import { evidence } from '../../../../sources/source';
import { code } from '../../../../sources/upstream';
import {
  at,
  by,
  dropped,
  each,
  elsewhere,
  ignored,
  type Line,
  type Lines,
  noFlag,
  otherWorkflow,
  override,
  overwritten,
  takesEffect,
} from '../define';
import { OPTIMIZER_LINES } from '../training/optimizer';
import { stitched, uniform } from './conditions';

const tf = (name: string) => at('tf_inference_config', name);
const pt = (name: string) => at('pt_inference_config', name);
const bare = { native: noFlag(), script: noFlag() };

const MODEL = 'inference loads the network and its configuration from wts.h5.zip';

/** The factory reads it, but the trained model replaces it. */
const FROM_MODEL = elsewhere(code.components(2219), MODEL);
const fromModel = () => ({
  python: FROM_MODEL,
  ...bare,
  source: [evidence('settings-inference-reads')],
});
/** The factory does not read it either. */
const notRead = () => ({
  python: elsewhere(code.configFactory(615), MODEL),
  ...bare,
  source: [evidence('settings-inference-reads')],
});
const masked = (name: string): Line => ({
  ...fromModel(),
  native: by(`--${name.replaceAll('_', '-')}`, FROM_MODEL),
});

/** Settings that only training uses. */
const TRAINING: readonly string[] = [
  ...Object.keys(OPTIMIZER_LINES),
  ...['train_data_file', 'sequential_sampling', 'positions_provided', 'probe_trainable'],
  ...['num_workers', 'n_devices', 'strategy', 'device', 'framework', 'orchestrator'],
  ...['stage_1_epochs', 'stage_2_epochs', 'stage_3_epochs', 'physics_weight_schedule'],
  ...['stage_3_lr_factor', 'epochs_fine_tune', 'fine_tune_gamma', 'training_directories'],
  ...['experiment_name', 'notes', 'model_name', 'training_patch_weighting', 'max_position_jitter'],
  ...['phase_subtraction', 'edge_pad', 'offset'],
].filter((name) => name !== 'batch_size');

/** Model and data fields of the archive that the inference factory does not read. */
const ARCHIVED = [
  ...['K', 'K_quadrant', 'neighbor_function', 'min_neighbor_distance', 'max_neighbor_distance'],
  ...['scan_pattern', 'normalize', 'probe_normalize', 'data_scaling', 'x_bounds', 'y_bounds'],
  ...['nphotons', 'mode', 'architecture', 'fno_modes', 'fno_width', 'fno_blocks'],
  ...['fno_cnn_blocks', 'learned_input_channels', 'fno_input_transform', 'max_hidden_channels'],
  ...['resnet_width', 'spectral_bottleneck_blocks', 'spectral_bottleneck_modes'],
  ...['spectral_bottleneck_share_weights', 'spectral_bottleneck_gate_init'],
  ...['spectral_bottleneck_gate_mode', 'generator_output_mode', 'cnn_output_mode'],
  ...['use_shared_decoder', 'intensity_scale_trainable', 'intensity_scale', 'num_datasets'],
  ...['batch_norm', 'decoder_last_c_outer_fraction', 'decoder_last_amp_channels'],
  ...['use_legacy_decoder_channel_override', 'eca_encoder', 'cbam_encoder', 'cbam_bottleneck'],
  ...['cbam_decoder', 'eca_decoder', 'spatial_decoder', 'decoder_spatial_kernel'],
  ...['physics_forward_mode', 'rect_s1s2_trainable', 'rect_s1s2_init', 'amplitude_physics_gain'],
];

/** Fields that the factory reads, but that the archive determines. */
const REPLACED = [
  ...['N', 'gridsize', 'grid_size', 'C', 'C_model', 'C_forward', 'neighbor_count', 'probe_scale'],
  ...['model_type', 'amp_activation', 'n_filters_scale', 'object_big', 'probe_big', 'pad_object'],
  ...['gaussian_smoothing_sigma', 'probe_mask_tensor'],
];

const NO_DRAW = 'inference uses the first n_groups patterns in order, or all of them';

export const INFERENCE_LINES: Lines = {
  ...each(TRAINING, () => ({
    python: otherWorkflow(code.configFactory(615), 'it belongs to training'),
    ...bare,
    source: [evidence('settings-inference-reads')],
  })),
  ...each(ARCHIVED, notRead),
  ...each(REPLACED, fromModel),
  ...each(['probe_mask', 'probe_mask_sigma', 'probe_mask_diameter'], masked),

  model_path: {
    python: takesEffect(code.components(2168)),
    native: by('--model_path', takesEffect(code.inference(1007))),
    script: by('--model_path', takesEffect(code.inferenceScript(684))),
    reads: tf('model_path'),
  },
  test_data_file: {
    python: takesEffect(code.inference(1046)),
    native: by('--test_data', takesEffect(code.inference(1046))),
    script: by('--test_data', takesEffect(code.inferenceScript(730))),
    reads: tf('test_data_file'),
  },
  output_dir: {
    python: takesEffect(code.inference(1082)),
    native: by('--output_dir', takesEffect(code.inference(1082))),
    script: by('--output_dir', takesEffect(code.inferenceScript(805))),
    reads: tf('output_dir'),
  },
  n_groups: {
    python: takesEffect(code.inference(566)),
    native: by('--n_images', takesEffect(code.inference(566))),
    script: by('--n_images', takesEffect(code.inference(566))),
    reads: tf('n_groups'),
    only: uniform,
  },
  n_images: {
    python: dropped(code.configFactory(600), 'the factory reads only n_groups'),
    native: by('--n_images', takesEffect(code.inference(566))),
    script: by('--n_images', takesEffect(code.inference(566))),
    reads: tf('n_groups'),
    instead: override('n_groups'),
    source: [evidence('the-deprecated-image-count')],
  },
  n_subsample: {
    python: ignored(code.inference(566), NO_DRAW),
    native: noFlag(),
    script: by('--n_subsample', takesEffect(code.inferenceScript(733))),
    source: [evidence('two-meanings-of-subsampling')],
  },
  subsample_seed: {
    python: ignored(code.inference(566), NO_DRAW),
    native: noFlag(),
    script: by('--subsample_seed', takesEffect(code.inferenceScript(734))),
    source: [evidence('two-meanings-of-subsampling')],
  },
  ...each(['enable_oversampling', 'neighbor_pool_size'], () => ({
    python: ignored(code.inference(566), NO_DRAW),
    ...bare,
    source: [evidence('settings-inference-reads')],
  })),
  ...each(['scale_contract_version', 'measurement_domain'], (name) => ({
    python: takesEffect(
      code.components(2185),
      "inference compares it with the trained model's value",
    ),
    native: by(`--${name.replaceAll('_', '-')}`, takesEffect(code.components(2185))),
    script: noFlag(),
    reads: at('pt_data_config', name),
    source: [evidence('routes-of-inference')],
  })),

  patch_weighting: {
    python: takesEffect(code.reassembly(1703)),
    native: by('--patch-weighting', takesEffect(code.reassembly(1703))),
    script: noFlag('it is always uniform'),
    reads: pt('patch_weighting'),
  },
  varpro_scaling: {
    python: takesEffect(code.reassembly(1707)),
    native: by('--varpro-scaling', takesEffect(code.reassembly(1707))),
    script: noFlag('it is always off'),
    reads: pt('varpro_scaling'),
  },
  batch_size: {
    python: takesEffect(code.reassembly(1686)),
    native: noFlag('use --inference-batch-size instead'),
    script: noFlag(),
    reads: pt('batch_size'),
    only: stitched,
  },
  middle_trim: {
    python: dropped(code.configFactory(658), 'the factory does not read it'),
    ...bare,
    source: [evidence('settings-inference-reads')],
  },
  experiment_number: {
    python: dropped(
      code.configFactory(658),
      'the factory does not read it, and there is only one file',
    ),
    ...bare,
    source: [evidence('settings-inference-reads')],
  },
  pad_eval: {
    python: ignored(code.configFactory(658), 'neither the factory nor the reconstruction reads it'),
    ...bare,
    source: [evidence('settings-inference-reads')],
  },
  window: {
    python: ignored(code.inference(196), 'only the older MLflow parser (--run_id) reads it'),
    ...bare,
    source: [evidence('settings-inference-reads')],
  },
  log_patch_stats: {
    python: ignored(
      code.inference(1084),
      'only python -m ptycho_torch.inference reads it, at the end of the run',
    ),
    native: by('--log-patch-stats', takesEffect(code.inference(1084))),
    script: noFlag(),
    source: [evidence('settings-inference-reads')],
  },
  patch_stats_limit: {
    python: ignored(
      code.inference(1091),
      'only python -m ptycho_torch.inference reads it, at the end of the run',
    ),
    native: by('--patch-stats-limit', takesEffect(code.inference(1091))),
    script: noFlag(),
    source: [evidence('settings-inference-reads')],
  },
  model: {
    python: overwritten(code.configFactory(667), 'the bridge builds it from the PyTorch sections'),
    ...bare,
    source: [evidence('unknown-overrides')],
  },
  debug: {
    python: dropped(code.configBridge(374), 'the bridge sets it to False'),
    native: noFlag(),
    script: by('--debug', ignored(code.inferenceScript(708), 'the PyTorch backend ignores it')),
    source: [evidence('settings-the-training-factory-drops')],
  },
  backend: {
    python: overwritten(code.configBridge(371), 'the bridge always sets pytorch'),
    native: noFlag('this command always uses PyTorch'),
    script: by('--backend', takesEffect(code.inferenceScript(766))),
    reads: tf('backend'),
    source: [evidence('settings-the-training-factory-drops')],
  },
};
