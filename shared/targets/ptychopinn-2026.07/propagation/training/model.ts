/** Overrides in training: the network, its object and probe model, and its generators. */

import type { CodeSource } from '../../../../sources/source';
import { evidence } from '../../../../sources/source';
import { code, knownIssue } from '../../../../sources/upstream';
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

/** The bridge does not copy it, so training uses the TensorFlow default. */
const NOT_BRIDGED = (where: CodeSource) =>
  dropped(
    where,
    'the bridge does not copy it, so training uses the default of the TensorFlow section',
  );

/** A PyTorch field without a TensorFlow counterpart: it reaches training only if a script forwards it. */
const torchOnly = (forwardedTo: CodeSource) => ({
  python: REBUILT,
  native: noFlag(),
  script: noFlag(),
  forwardedTo,
  source: [evidence('settings-the-training-factory-drops'), evidence('the-second-factory-call')],
});

/** A field of both sections that training copies. */
const copied = (where: CodeSource) => (name: string) => ({
  python: takesEffect(where),
  native: noFlag(),
  script: by(`--${name}`, takesEffect(where)),
  reads: model(name),
});

/** A field of both sections that no network reads. */
const unread = (name: string) => ({
  python: ignored(null, UNREAD),
  native: noFlag(),
  script: by(`--${name}`, ignored(null, UNREAD)),
  source: [evidence('the-second-factory-call')],
});

/** argparse gets types such as Optional[int] for these, which cannot convert a value. */
const refused = (name: string) => noFlag(`--${name} rejects every value`, code.trainScript(159));

const mode = {
  python: takesEffect(code.components(1392)),
  native: noFlag(),
  script: by('--model_type', takesEffect(code.components(1392))),
  reads: model('model_type'),
};

/** Layers that the cnn creates but never calls in its forward pass: their weights get no gradient. */
const UNCALLED: { readonly [name: string]: CodeSource } = {
  eca_encoder: code.model(418),
  cbam_decoder: code.model(576),
  eca_decoder: code.model(576),
  spatial_decoder: code.model(576),
  decoder_spatial_kernel: code.model(576),
};

/** Fields of the PyTorch model only, each with the line of the network that reads it. */
const TORCH_ONLY: { readonly [name: string]: CodeSource } = {
  cnn_output_mode: code.model(161),
  use_shared_decoder: code.model(880),
  batch_norm: code.model(489),
  decoder_last_c_outer_fraction: code.model(603),
  decoder_last_amp_channels: code.model(181),
  use_legacy_decoder_channel_override: code.model(601),
  cbam_encoder: code.model(411),
  cbam_bottleneck: code.model(868),
  num_datasets: code.model(1155),
  training_patch_weighting: code.model(1415),
  physics_forward_mode: code.model(1440),
  rect_s1s2_trainable: code.model(1155),
  rect_s1s2_init: code.components(1754),
  amplitude_physics_gain: code.model(1478),
  intensity_scale: code.model(1658),
};

export const MODEL_LINES: Lines = {
  mode,
  model_type: mode,
  ...each(['architecture'], copied(code.components(1391))),
  ...each(['amp_activation'], copied(code.components(1393))),
  ...each(['n_filters_scale'], copied(code.components(1394))),
  ...each(['probe_big'], copied(code.components(1396))),
  ...each(
    [
      'fno_modes',
      'fno_width',
      'fno_blocks',
      'fno_cnn_blocks',
      'fno_input_transform',
      'learned_input_channels',
    ],
    copied(code.components(1422)),
  ),
  object_big: {
    python: takesEffect(code.components(1395)),
    native: noFlag('it follows --gridsize: True above 1', code.train(899)),
    script: by('--object_big', takesEffect(code.components(1395))),
    reads: model('object_big'),
  },
  probe_mask: {
    python: takesEffect(code.components(1397)),
    native: by('--probe-mask', takesEffect(code.train(894))),
    script: by('--probe_mask', takesEffect(code.components(1397))),
    reads: model('probe_mask'),
  },
  probe_mask_tensor: {
    python: overwritten(
      code.configBridge(150),
      'the bridge copies only whether a mask is set, and the run uses a soft disk',
    ),
    native: noFlag(),
    script: noFlag(),
    forwardedTo: code.model(961),
    source: [evidence('settings-the-training-factory-drops'), evidence('the-second-factory-call')],
  },
  ...each(['probe_mask_sigma', 'probe_mask_diameter'], (name) => ({
    python: NOT_BRIDGED(code.components(1398)),
    native: by(`--${name.replaceAll('_', '-')}`, NOT_BRIDGED(code.components(1398))),
    script:
      name === 'probe_mask_diameter'
        ? refused(name)
        : by(`--${name}`, takesEffect(code.components(1398))),
    reads: model(name),
    forwardedTo: code.model(962),
    source: [evidence('settings-the-training-factory-drops')],
  })),
  generator_output_mode: {
    python: NOT_BRIDGED(code.components(1433)),
    native: noFlag(),
    script: by('--generator_output_mode', takesEffect(code.components(1433))),
    reads: model('generator_output_mode'),
    forwardedTo: code.model(273),
    source: [evidence('settings-the-training-factory-drops')],
  },
  ...each(['pad_object', 'gaussian_smoothing_sigma'], unread),
  ...each(['max_hidden_channels', 'resnet_width'], (name) => ({
    ...unread(name),
    script: refused(name),
  })),
  ...each(['max_position_jitter'], () => ({
    python: ignored(code.configParams(103), 'the padded size does not depend on it'),
    native: noFlag(),
    script: noFlag(),
    source: [knownIssue('TORCH-PADDED-SIZE-001')],
  })),
  ...each(['edge_pad', 'offset'], () => ({
    python: ignored(null, UNREAD),
    native: noFlag(),
    script: noFlag(),
    source: [evidence('the-second-factory-call')],
  })),
  intensity_scale_trainable: {
    python: REBUILT,
    native: noFlag(),
    script: by('--intensity_scale_trainable', REBUILT),
    forwardedTo: code.model(1485),
    source: [evidence('the-second-factory-call')],
  },
  ...each(Object.keys(UNCALLED), (name) => ({
    python: ignored(UNCALLED[name] ?? null, 'the network creates the layer but never calls it'),
    native: noFlag(),
    script: noFlag(),
    source: [evidence('settings-the-training-factory-drops'), evidence('the-second-factory-call')],
  })),
  ...Object.fromEntries(
    Object.entries(TORCH_ONLY).map(([name, where]) => [name, torchOnly(where)]),
  ),
  ...each(SPECTRAL, () => ({
    python: ignored(null, UNREAD),
    native: noFlag(),
    script: noFlag(),
    source: [evidence('the-second-factory-call')],
  })),
};
