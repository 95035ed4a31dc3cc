/** Overrides in training: files, grouping, probe and physics. */

import type { CodeSource } from '../../../../sources/source';
import { evidence } from '../../../../sources/source';
import { code } from '../../../../sources/upstream';
import {
  at,
  BRIDGE,
  by,
  dropped,
  each,
  elsewhere,
  type Lines,
  MAPPED,
  noFlag,
  override,
  overwritten,
  REBUILT,
  takesEffect,
} from '../define';

const tf = (name: string) => at('tf_training_config', name);
const model = (name: string) => at('tf_model_config', name);

/** The gridsize of a square number of channels. */
const side = (channels: unknown) => {
  const root = typeof channels === 'number' ? Math.sqrt(channels) : Number.NaN;
  return Number.isInteger(root) && root > 0 ? root : undefined;
};
const channels = (where: CodeSource) => ({
  python: overwritten(where, 'the factory replaces it with gridsize²'),
  native: noFlag('it follows --gridsize'),
  script: noFlag('it follows --gridsize'),
  reads: at('pt_data_config', 'C'),
  instead: override('gridsize', side),
  source: [evidence('grid-and-channels')],
});

const grid = {
  python: takesEffect(code.components(1390)),
  native: by('--gridsize', takesEffect(code.train(891))),
  script: by('--gridsize', takesEffect(code.components(1390))),
  reads: model('gridsize'),
};
const neighbours = {
  python: takesEffect(code.components(636)),
  native: noFlag(),
  script: by('--neighbor_count', takesEffect(code.components(636))),
  reads: tf('neighbor_count'),
};
/** TensorFlow's oversampling: the PyTorch code does not receive these settings. */
const oversampling = (name: string) => ({
  python: dropped(code.components(632), 'grouping does not receive it'),
  native: noFlag(),
  script: by(`--${name}`, dropped(code.components(632), 'grouping is called without it')),
  source: [evidence('oversampling'), evidence('settings-the-training-factory-drops')],
});

export const DATA_LINES: Lines = {
  train_data_file: {
    python: takesEffect(code.components(1458)),
    native: by('--train_data_file', takesEffect(code.train(949))),
    script: by('--train_data_file', takesEffect(code.trainScript(371))),
    reads: tf('train_data_file'),
  },
  test_data_file: {
    python: takesEffect(code.components(1124), 'the script loads it as validation data'),
    native: by('--test_data_file', takesEffect(code.train(950))),
    script: by('--test_data_file', takesEffect(code.trainScript(404))),
    reads: tf('test_data_file'),
  },
  output_dir: {
    python: takesEffect(code.components(1559)),
    native: by('--output_dir', takesEffect(code.components(1559))),
    script: by('--output_dir', takesEffect(code.components(1559))),
    reads: tf('output_dir'),
  },

  N: {
    python: overwritten(
      code.configFactory(371),
      'the network re-infers N from the probe; only grouping uses this value',
    ),
    native: noFlag('it is inferred from the probe'),
    script: noFlag(
      '--N rejects every value; the network infers it from the probe',
      code.trainScript(147),
    ),
    inferred: at('pt_data_config', 'N'),
    source: [evidence('the-second-factory-call'), evidence('flags-of-ptycho_train')],
  },
  gridsize: grid,
  grid_size: grid,
  C: channels(code.configFactory(395)),
  C_model: channels(code.configFactory(410)),
  C_forward: channels(code.configFactory(409)),
  n_groups: {
    python: takesEffect(code.components(635)),
    native: by('--n_images', takesEffect(code.train(889))),
    script: by('--n_groups', takesEffect(code.components(635))),
    reads: tf('n_groups'),
  },
  n_images: {
    python: dropped(code.configFactory(361), 'the factory reads only n_groups'),
    native: by('--n_images', takesEffect(code.train(889))),
    script: by('--n_images', takesEffect(code.tensorflowConfig(176))),
    reads: tf('n_groups'),
    instead: override('n_groups'),
    source: [evidence('the-deprecated-image-count')],
  },
  n_subsample: {
    python: dropped(
      code.components(632),
      'training loads the whole file, and grouping does not receive it',
    ),
    native: noFlag(),
    script: by('--n_subsample', takesEffect(code.trainScript(374))),
    uses: null,
    source: [evidence('two-meanings-of-subsampling')],
  },
  subsample_seed: {
    python: takesEffect(code.components(639)),
    native: noFlag(),
    script: by('--subsample_seed', takesEffect(code.trainScript(375))),
    reads: tf('subsample_seed'),
  },
  neighbor_count: neighbours,
  K: neighbours,
  ...each(['enable_oversampling', 'neighbor_pool_size'], oversampling),
  sequential_sampling: {
    python: BRIDGE,
    native: noFlag(),
    script: by('--sequential_sampling', takesEffect(code.components(637))),
    reads: tf('sequential_sampling'),
    source: [evidence('settings-the-training-factory-drops')],
  },
  ...each(
    [
      'K_quadrant',
      'neighbor_function',
      'min_neighbor_distance',
      'scan_pattern',
      'x_bounds',
      'y_bounds',
    ],
    (name) => ({
      python: MAPPED(name.endsWith('bounds') ? code.dataloader(633) : code.dataloader(88)),
      native: noFlag(),
      script: noFlag(),
      source: [evidence('the-second-factory-call')],
    }),
  ),
  ...each(['normalize', 'probe_normalize', 'data_scaling', 'phase_subtraction'], () => ({
    python: MAPPED(code.dataloader(957)),
    native: noFlag(),
    script: noFlag(),
    source: [evidence('the-second-factory-call')],
  })),
  max_neighbor_distance: {
    python: REBUILT,
    native: noFlag(),
    script: noFlag(),
    forwardedTo: code.helper(513),
    source: [evidence('the-second-factory-call')],
  },

  nphotons: {
    python: takesEffect(code.components(284)),
    native: noFlag('it is read from the file, or 1e9'),
    script: by(
      '--nphotons',
      elsewhere(code.trainScript(391), "a value in the dataset's _metadata overrides it"),
    ),
    reads: tf('nphotons'),
    source: [evidence('sources-of-the-photon-number')],
  },
  probe_scale: {
    python: REBUILT,
    native: noFlag(),
    script: by('--probe_scale', REBUILT),
    forwardedTo: code.model(1750),
    source: [evidence('the-second-factory-call')],
  },
  ...each(['scale_contract_version', 'measurement_domain'], (name) => ({
    python: REBUILT,
    native: by(
      `--${name.replaceAll('_', '-')}`,
      dropped(code.train(954), 'without --profile ci the command line does not forward it'),
    ),
    script: noFlag(),
    forwardedTo: code.components(1469),
    source: [evidence('the-second-factory-call')],
  })),
  positions_provided: {
    python: BRIDGE,
    native: noFlag(),
    script: by('--positions_provided', dropped(code.components(1388), 'no PyTorch code reads it')),
    source: [evidence('settings-the-training-factory-drops')],
  },
  probe_trainable: {
    python: BRIDGE,
    native: noFlag(),
    script: by('--probe_trainable', dropped(code.components(1388), 'no PyTorch code reads it')),
    source: [evidence('settings-the-training-factory-drops')],
  },
};
