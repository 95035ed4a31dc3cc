/** Overrides in training: the network, its object and probe model, and its generators. */
import {
  at,
  by,
  dropped,
  each,
  ignored,
  type Lines,
  noFlag,
  overwritten,
  REBUILT,
  SPECTRAL,
  takesEffect,
  UNREAD,
} from '../define';

const model = (name: string) => at('tf_model_config', name);

/** The bridge does not carry it over, so that training hands on the TensorFlow default. */
const NOT_BRIDGED = (where: string) =>
  dropped(
    where,
    'the bridge leaves it out, and training hands on the default of the TensorFlow section',
  );

/** A PyTorch field without a TensorFlow one: only a script that hands it on gets it through. */
const torchOnly = (handOver: string) => ({
  python: REBUILT,
  native: noFlag(),
  script: noFlag(),
  handOver,
  source: 'V22; V26',
});

/** A field that both sections have and training hands on. */
const handedOn = (where: string) => (name: string) => ({
  python: takesEffect(where),
  native: noFlag(),
  script: by(`--${name}`, takesEffect(where)),
  reads: model(name),
});

/** A field that stands in both sections and that no network asks for. */
const unread = (name: string) => ({
  python: ignored('', UNREAD),
  native: noFlag(),
  script: by(`--${name}`, ignored('', UNREAD)),
  source: 'V26',
});

/** argparse cannot make a value of a type such as Optional[int], which is what it is given for these. */
const refused = (name: string) => noFlag(`--${name} refuses every value (ST:159)`);

const mode = {
  python: takesEffect('W:1392'),
  native: noFlag(),
  script: by('--model_type', takesEffect('W:1392')),
  reads: model('model_type'),
};

/** Layers that the cnn builds and its forward pass never calls: their weights get no gradient. */
const UNCALLED: { readonly [name: string]: string } = {
  eca_encoder: 'M:418',
  cbam_decoder: 'M:576',
  eca_decoder: 'M:576',
  spatial_decoder: 'M:576',
  decoder_spatial_kernel: 'M:576',
};

/** Fields of the PyTorch model alone, each with the line of the network that reads it. */
const TORCH_ONLY: { readonly [name: string]: string } = {
  cnn_output_mode: 'M:161',
  use_shared_decoder: 'M:880',
  batch_norm: 'M:489',
  decoder_last_c_outer_fraction: 'M:603',
  decoder_last_amp_channels: 'M:181',
  use_legacy_decoder_channel_override: 'M:601',
  cbam_encoder: 'M:411',
  cbam_bottleneck: 'M:868',
  num_datasets: 'M:1155',
  training_patch_weighting: 'M:1415',
  physics_forward_mode: 'M:1440',
  rect_s1s2_trainable: 'M:1155',
  rect_s1s2_init: 'W:1754',
  amplitude_physics_gain: 'M:1478',
  intensity_scale: 'M:1658',
};

export const MODEL_LINES: Lines = {
  mode,
  model_type: mode,
  ...each(['architecture'], handedOn('W:1391')),
  ...each(['amp_activation'], handedOn('W:1393')),
  ...each(['n_filters_scale'], handedOn('W:1394')),
  ...each(['probe_big'], handedOn('W:1396')),
  ...each(
    [
      'fno_modes',
      'fno_width',
      'fno_blocks',
      'fno_cnn_blocks',
      'fno_input_transform',
      'learned_input_channels',
    ],
    handedOn('W:1422'),
  ),
  object_big: {
    python: takesEffect('W:1395'),
    native: noFlag('it follows --gridsize: True above 1 (T:899)'),
    script: by('--object_big', takesEffect('W:1395')),
    reads: model('object_big'),
  },
  probe_mask: {
    python: takesEffect('W:1397'),
    native: by('--probe-mask', takesEffect('T:894')),
    script: by('--probe_mask', takesEffect('W:1397')),
    reads: model('probe_mask'),
  },
  probe_mask_tensor: {
    python: overwritten(
      'B:150',
      'the bridge keeps only whether there is one: the run has a soft disk',
    ),
    native: noFlag(),
    script: noFlag(),
    handOver: 'M:961',
    source: 'V22; V26',
  },
  ...each(['probe_mask_sigma', 'probe_mask_diameter'], (name) => ({
    python: NOT_BRIDGED('W:1398'),
    native: by(`--${name.replaceAll('_', '-')}`, NOT_BRIDGED('W:1398')),
    script: name === 'probe_mask_diameter' ? refused(name) : by(`--${name}`, takesEffect('W:1398')),
    reads: model(name),
    handOver: 'M:962',
    source: 'V22',
  })),
  generator_output_mode: {
    python: NOT_BRIDGED('W:1433'),
    native: noFlag(),
    script: by('--generator_output_mode', takesEffect('W:1433')),
    reads: model('generator_output_mode'),
    handOver: 'M:273',
    source: 'V22',
  },
  ...each(['pad_object', 'gaussian_smoothing_sigma'], unread),
  ...each(['max_hidden_channels', 'resnet_width'], (name) => ({
    ...unread(name),
    script: refused(name),
  })),
  ...each(['max_position_jitter'], () => ({
    python: ignored('P:103', 'the padded size no longer depends on it'),
    native: noFlag(),
    script: noFlag(),
    source: 'TORCH-PADDED-SIZE-001',
  })),
  ...each(['edge_pad', 'offset'], () => ({
    python: ignored('', UNREAD),
    native: noFlag(),
    script: noFlag(),
    source: 'V26',
  })),
  intensity_scale_trainable: {
    python: REBUILT,
    native: noFlag(),
    script: by('--intensity_scale_trainable', REBUILT),
    handOver: 'M:1485',
    source: 'V26',
  },
  ...each(Object.keys(UNCALLED), (name) => ({
    python: ignored(UNCALLED[name] ?? '', 'the network builds the layer and never calls it'),
    native: noFlag(),
    script: noFlag(),
    source: 'V22; V26',
  })),
  ...Object.fromEntries(
    Object.entries(TORCH_ONLY).map(([name, where]) => [name, torchOnly(where)]),
  ),
  ...each(SPECTRAL, () => ({
    python: ignored('', UNREAD),
    native: noFlag(),
    script: noFlag(),
    source: 'V26',
  })),
};
