/** Descriptions of the group `generator`: FNO, FFNO and spectral generators. */
import type { Descriptions } from './types';

const BLOCKS = { min: 1, max: 32 } as const;
const MODES = { min: 1, max: 129 } as const;
const GATE = { min: 0.001, max: 1 } as const;
const WIDTH = { min: 8, max: 1024 } as const;

export const GENERATOR = {
  fno_modes: {
    label: 'Fourier modes',
    help: 'Frequencies kept along each axis. More resolve finer detail; at most N/2 + 1.',
    unit: 'modes',
    range: MODES,
    level: 'common',
  },
  fno_width: {
    label: 'Operator width',
    help: 'Hidden channels of the neural operator. The first thing to lower when the GPU runs out of memory.',
    unit: 'channels',
    range: WIDTH,
    level: 'common',
  },
  fno_blocks: {
    label: 'Operator blocks',
    help: 'Fourier blocks in a row. More can learn harder objects, but each costs GPU memory and time.',
    unit: 'blocks',
    range: BLOCKS,
    level: 'common',
  },
  fno_cnn_blocks: {
    label: 'Refiner blocks',
    help: 'Convolution blocks after the Fourier blocks, for local detail. 0 leaves them out.',
    unit: 'blocks',
    range: { min: 0, max: 16 },
    level: 'common',
  },
  fno_input_transform: {
    label: 'Input transform',
    help: 'Compresses the patterns before the operator. Try sqrt or log1p when the central beam outshines the rest.',
    level: 'common',
  },
  generator_output_mode: {
    label: 'Operator output form',
    help: 'Real and imaginary parts, or amplitude and phase. neuralop_uno gives real and imaginary only.',
    level: 'common',
  },
  learned_input_channels: {
    label: 'Input channels',
    help: 'Input channels of the FFNO generator. Leave 1 unless the patterns come with further channels.',
    unit: 'channels',
    range: { min: 1, max: 25 },
    level: 'expert',
  },
  max_hidden_channels: {
    label: 'Channel ceiling',
    help: 'Upper bound on hidden channels of widening networks, 512 being safe. No current architecture reads it.',
    unit: 'channels',
    range: WIDTH,
    level: 'expert',
  },
  resnet_width: {
    label: 'Residual width',
    help: 'Channels of a residual network after the operator. No current architecture reads it.',
    unit: 'channels',
    range: WIDTH,
    level: 'expert',
  },
  spectral_bottleneck_blocks: {
    label: 'Spectral blocks',
    help: 'Blocks of a spectral bottleneck. The execution config overrides it, and no current architecture reads it.',
    unit: 'blocks',
    range: BLOCKS,
    level: 'expert',
  },
  spectral_bottleneck_modes: {
    label: 'Spectral modes',
    help: 'Frequencies in a spectral bottleneck. The execution config overrides it, and no current architecture reads it.',
    unit: 'modes',
    range: MODES,
    level: 'expert',
  },
  spectral_bottleneck_share_weights: {
    label: 'Share spectral weights',
    help: 'One set of spectral weights for all blocks. The execution config overrides it; no current architecture reads it.',
    level: 'expert',
  },
  spectral_bottleneck_gate_init: {
    label: 'Spectral gate start',
    help: 'First strength of the spectral branch. The execution config overrides it; no current architecture reads it.',
    range: GATE,
    level: 'expert',
  },
  spectral_bottleneck_gate_mode: {
    label: 'Spectral gate mode',
    help: 'One gate for all blocks or one each. The execution config overrides it; no current architecture reads it.',
    level: 'expert',
  },
  'execution_config.spectral_bottleneck_blocks': {
    label: 'Spectral blocks',
    help: 'Blocks of a spectral bottleneck: overrides the model field in a run. No current architecture reads either.',
    unit: 'blocks',
    range: BLOCKS,
    level: 'expert',
  },
  'execution_config.spectral_bottleneck_modes': {
    label: 'Spectral modes',
    help: 'Frequencies in a spectral bottleneck: overrides the model field in a run. No current architecture reads either.',
    unit: 'modes',
    range: MODES,
    level: 'expert',
  },
  'execution_config.spectral_bottleneck_share_weights': {
    label: 'Share spectral weights',
    help: 'One set of weights for all spectral blocks: overrides the model field in a run. No current architecture reads either.',
    level: 'expert',
  },
  'execution_config.spectral_bottleneck_gate_init': {
    label: 'Spectral gate start',
    help: 'First strength of the spectral branch: overrides the model field in a run. No current architecture reads either.',
    range: GATE,
    level: 'expert',
  },
  'execution_config.spectral_bottleneck_gate_mode': {
    label: 'Spectral gate mode',
    help: 'One gate for all spectral blocks or one each: overrides the model field in a run. No current architecture reads either.',
    level: 'expert',
  },
  ffno_encoder_blocks: {
    label: 'FFNO encoder blocks',
    help: 'Blocks of an FFNO encoder, kept for experiments. No current architecture reads it: ffno takes fno_blocks.',
    unit: 'blocks',
    range: { min: 1, max: 64 },
    level: 'expert',
  },
  ffno_encoder_modes: {
    label: 'FFNO encoder modes',
    help: 'Frequencies kept by an FFNO encoder. No current architecture reads it: ffno takes fno_modes.',
    unit: 'modes',
    range: MODES,
    level: 'expert',
  },
  ffno_encoder_share_weights: {
    label: 'Share FFNO weights',
    help: 'One set of weights for all blocks of an FFNO encoder. No current architecture reads it.',
    level: 'expert',
  },
  ffno_encoder_gate_init: {
    label: 'FFNO gate start',
    help: 'First strength of each FFNO block, above 0. No current architecture reads it.',
    range: GATE,
    level: 'expert',
  },
  ffno_encoder_norm: {
    label: 'FFNO normalisation',
    help: 'Normalisation between the blocks of an FFNO encoder. No current architecture reads it.',
    level: 'expert',
  },
  ffno_encoder_mlp_ratio: {
    label: 'FFNO expansion ratio',
    help: 'How much wider the inner layer of an FFNO block is, above 0. No current architecture reads it.',
    range: { min: 0.5, max: 8 },
    level: 'expert',
  },
} as const satisfies Descriptions;
