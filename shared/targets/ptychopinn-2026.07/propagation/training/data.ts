/** Overrides in training: files, grouping, probe and physics. */
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

/** A grid's side, for a number of channels that is a square. */
const side = (channels: unknown) => {
  const root = typeof channels === 'number' ? Math.sqrt(channels) : Number.NaN;
  return Number.isInteger(root) && root > 0 ? root : undefined;
};
const channels = (where: string) => ({
  python: overwritten(where, 'the factory writes the product of the grid over it'),
  native: noFlag('it follows --gridsize'),
  script: noFlag('it follows --gridsize'),
  reads: at('pt_data_config', 'C'),
  instead: override('gridsize', side),
  source: 'V13',
});

const grid = {
  python: takesEffect('W:1390'),
  native: by('--gridsize', takesEffect('T:891')),
  script: by('--gridsize', takesEffect('W:1390')),
  reads: model('gridsize'),
};
const neighbours = {
  python: takesEffect('W:636'),
  native: noFlag(),
  script: by('--neighbor_count', takesEffect('W:636')),
  reads: tf('neighbor_count'),
};
/** TensorFlow's oversampling: no torch code is given the flags. */
const oversampling = (name: string) => ({
  python: dropped('W:632', 'grouping is called without it'),
  native: noFlag(),
  script: by(`--${name}`, dropped('W:632', 'grouping is called without it')),
  source: 'V15; V22',
});

export const DATA_LINES: Lines = {
  train_data_file: {
    python: takesEffect('W:1458'),
    native: by('--train_data_file', takesEffect('T:949')),
    script: by('--train_data_file', takesEffect('ST:371')),
    reads: tf('train_data_file'),
  },
  test_data_file: {
    python: takesEffect('W:1124', 'the script loads it and hands it on as validation data'),
    native: by('--test_data_file', takesEffect('T:950')),
    script: by('--test_data_file', takesEffect('ST:404')),
    reads: tf('test_data_file'),
  },
  output_dir: {
    python: takesEffect('W:1559'),
    native: by('--output_dir', takesEffect('W:1559')),
    script: by('--output_dir', takesEffect('W:1559')),
    reads: tf('output_dir'),
  },

  N: {
    python: overwritten(
      'F:371',
      'the network infers N from the probe anew; only grouping takes it',
    ),
    native: noFlag('it is inferred from the probe'),
    script: noFlag('--N refuses every value (ST:147); the network infers it from the probe'),
    inferred: at('pt_data_config', 'N'),
    source: 'V26; V49',
  },
  gridsize: grid,
  grid_size: grid,
  C: channels('F:395'),
  C_model: channels('F:410'),
  C_forward: channels('F:409'),
  n_groups: {
    python: takesEffect('W:635'),
    native: by('--n_images', takesEffect('T:889')),
    script: by('--n_groups', takesEffect('W:635')),
    reads: tf('n_groups'),
  },
  n_images: {
    python: dropped('F:361', 'the factory asks for n_groups alone'),
    native: by('--n_images', takesEffect('T:889')),
    script: by('--n_images', takesEffect('C:176')),
    reads: tf('n_groups'),
    instead: override('n_groups'),
    source: 'V20',
  },
  n_subsample: {
    python: dropped('W:632', 'the whole file is loaded, and grouping is called without it'),
    native: noFlag(),
    script: by('--n_subsample', takesEffect('ST:374')),
    uses: null,
    source: 'V19',
  },
  subsample_seed: {
    python: takesEffect('W:639'),
    native: noFlag(),
    script: by('--subsample_seed', takesEffect('ST:375')),
    reads: tf('subsample_seed'),
  },
  neighbor_count: neighbours,
  K: neighbours,
  ...each(['enable_oversampling', 'neighbor_pool_size'], oversampling),
  sequential_sampling: {
    python: BRIDGE,
    native: noFlag(),
    script: by('--sequential_sampling', takesEffect('W:637')),
    reads: tf('sequential_sampling'),
    source: 'V22',
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
      python: MAPPED(name.endsWith('bounds') ? 'D:633' : 'D:88'),
      native: noFlag(),
      script: noFlag(),
      source: 'V26',
    }),
  ),
  ...each(['normalize', 'probe_normalize', 'data_scaling', 'phase_subtraction'], () => ({
    python: MAPPED('D:957'),
    native: noFlag(),
    script: noFlag(),
    source: 'V26',
  })),
  max_neighbor_distance: {
    python: REBUILT,
    native: noFlag(),
    script: noFlag(),
    handOver: 'H:513',
    source: 'V26',
  },

  nphotons: {
    python: takesEffect('W:284'),
    native: noFlag("it is the dataset's, else 1e9"),
    script: by(
      '--nphotons',
      elsewhere('ST:391', "the dataset's own number wins over it; without one it reaches training"),
    ),
    reads: tf('nphotons'),
    source: 'V28',
  },
  probe_scale: {
    python: REBUILT,
    native: noFlag(),
    script: by('--probe_scale', REBUILT),
    handOver: 'M:1750',
    source: 'V26',
  },
  ...each(['scale_contract_version', 'measurement_domain'], (name) => ({
    python: REBUILT,
    native: by(
      `--${name.replaceAll('_', '-')}`,
      dropped('T:954', 'without --profile ci the command line does not hand it on'),
    ),
    script: noFlag(),
    handOver: 'W:1469',
    source: 'V26',
  })),
  positions_provided: {
    python: BRIDGE,
    native: noFlag(),
    script: by('--positions_provided', dropped('W:1388', 'no PyTorch code reads it')),
    source: 'V22',
  },
  probe_trainable: {
    python: BRIDGE,
    native: noFlag(),
    script: by('--probe_trainable', dropped('W:1388', 'no PyTorch code reads it')),
    source: 'V22',
  },
};
