/** The CNN: an encoder that halves the image, and one or two decoders that double it again. */
import type { Architecture, Block } from '../block';
import {
  attention,
  channelConvolution,
  convolution,
  type Layer,
  normalization,
  spatialAttention,
  together,
} from '../layers';
import { type NetworkOptions, patchesOf, patternsOf } from '../options';

/** Channels after each level, in units of `n_filters_scale`, by side of the pattern. */
const ENCODER: { readonly [side: number]: readonly number[] } = {
  64: [32, 64, 128],
  128: [16, 32, 64, 128],
  256: [8, 16, 32, 64, 128],
};
const DECODER: { readonly [side: number]: readonly number[] } = {
  64: [64, 32],
  128: [128, 64, 32],
  256: [256, 128, 64, 32],
};
const BOTTLENECK = 128;
const LAST = 32;

const NONE: Layer = { tensors: [], flops: 0 };

/** Two convolutions, each with a normalisation where there is one. */
const doubleConvolution = (inputs: number, outputs: number, side: number, normalized: boolean) =>
  together(
    convolution(inputs, outputs, 3, side),
    convolution(outputs, outputs, 3, side),
    ...(normalized ? [normalization(outputs), normalization(outputs)] : []),
  );

/** What attention keeps for the backward pass beside the image of `channels` and `side`. */
const savedByAttention = (channels: number, side: number) =>
  5 * side ** 2 + 5 * channels + 2 * Math.floor(channels / 16);

function encoder(options: NetworkOptions): Block[] {
  const { N, n_filters_scale: scale, batch_norm, cbam_encoder } = options;
  let inputs = patchesOf(options);
  return (ENCODER[N] ?? []).flatMap((filters, level) => {
    const channels = filters * scale;
    const side = N / 2 ** level;
    const block = doubleConvolution(inputs, channels, side, batch_norm);
    inputs = channels;
    const name = `Encoder ${level + 1}: ${channels} channels at ${side} px`;
    const perPixel = 2.75 + (cbam_encoder ? 2 : 0) + (batch_norm ? 2 : 0);
    const saved =
      channels * side ** 2 * perPixel + (cbam_encoder ? savedByAttention(channels, side) : 0);
    return [
      {
        name: cbam_encoder ? `${name}, with attention (CBAM)` : name,
        repeat: 1,
        saved,
        // Measured, with and without attention and normalization.
        working: 1.25 * channels * side ** 2,
        ...(cbam_encoder ? together(block, attention(channels, side)) : block),
      },
      ...(options.eca_encoder && !cbam_encoder
        ? [unused(`Channel attention ${level + 1} (ECA)`, channelConvolution(channels))]
        : []),
    ];
  });
}

const NEVER_APPLIED = 'PtychoPINN builds it and never applies it.';

const unused = (name: string, layer: Layer, why = NEVER_APPLIED): Block => ({
  name,
  repeat: 1,
  saved: 0,
  ...layer,
  unused: why,
});

function bottleneck(options: NetworkOptions): Block[] {
  if (!options.cbam_bottleneck) return [];
  const channels = BOTTLENECK * options.n_filters_scale;
  const side = options.N / 2 ** (ENCODER[options.N] ?? []).length;
  const saved = 2 * channels * side ** 2 + savedByAttention(channels, side);
  return [{ name: 'Bottleneck attention (CBAM)', repeat: 1, saved, ...attention(channels, side) }];
}

/** Attention of a decoder's level, which is never applied. */
function decoderAttention(options: NetworkOptions, channels: number): Layer {
  if (options.eca_decoder) return channelConvolution(channels);
  if (options.spatial_decoder) return spatialAttention(options.decoder_spatial_kernel, 1);
  return options.cbam_decoder ? attention(channels, 1) : NONE;
}

interface Decoder {
  readonly name: string;
  readonly outputs: number;
  readonly normalized: boolean;
  readonly shared: boolean;
}

function decoders(options: NetworkOptions): Decoder[] {
  const { batch_norm, use_shared_decoder } = options;
  const amplitudes = amplitudeChannels(options);
  if (use_shared_decoder)
    return [{ name: 'Decoder', outputs: 2 * amplitudes, normalized: batch_norm, shared: true }];
  return [
    { name: 'Amplitude decoder', outputs: amplitudes, normalized: false, shared: false },
    { name: 'Phase decoder', outputs: patchesOf(options), normalized: batch_norm, shared: false },
  ];
}

const amplitudeChannels = (options: NetworkOptions) =>
  options.object_big && options.use_legacy_decoder_channel_override
    ? options.decoder_last_amp_channels
    : patchesOf(options);

/** Channels of the last level that a decoder leaves to the part outside the middle. */
function outerChannels(options: NetworkOptions, outputs: number): number {
  if (!options.use_legacy_decoder_channel_override) return outputs;
  const share = Math.min(0.5, Math.max(0, options.decoder_last_c_outer_fraction));
  return Math.max(1, Math.floor(LAST * options.n_filters_scale * share));
}

function decoder(options: NetworkOptions, { name, outputs, normalized, shared }: Decoder) {
  const { N, n_filters_scale: scale, probe_big } = options;
  const perPixel = normalized ? 1 : 0;
  const filters = DECODER[N] ?? [];
  let inputs = BOTTLENECK * scale;
  let side = N / 2 ** (filters.length + 1);
  const levels = filters.flatMap((filter, level): Block[] => {
    const channels = filter * scale;
    const block = doubleConvolution(inputs, channels, side, normalized);
    const title = `${name} ${level + 1}: ${channels} channels, ${side} to ${2 * side} px`;
    const saved = channels * side ** 2 * (6 + 2 * perPixel);
    inputs = channels;
    side *= 2;
    const skipped = decoderAttention(options, channels);
    return [
      { name: title, repeat: 1, saved, ...block },
      ...(shared ? [refinement(channels, side, level === filters.length - 1)] : []),
      ...(skipped.tensors.length > 0 ? [unused(`Attention ${level + 1}`, skipped)] : []),
    ];
  });
  const outer = outerChannels(options, outputs);
  const last = LAST * scale;
  const half = N / 2;
  const batchNorm = normalized ? normalization(outputs) : NONE;
  const middle: Block = {
    name: `${name}, middle of the patch`,
    repeat: 1,
    saved: outputs * half ** 2 * ((shared ? 0 : 1) + perPixel),
    ...together(convolution(last - outer, outputs, 3, half), batchNorm),
  };
  const around = together(
    doubleConvolution(outer, last, half, normalized),
    convolution(last, outputs, 3, N),
    batchNorm,
  );
  const kept = last * half ** 2 * (2 + 2 * perPixel) + last * N ** 2;
  const border: Block = probe_big
    ? {
        name: `${name}, outside the middle`,
        repeat: 1,
        saved: kept + outputs * N ** 2 * (1 + perPixel),
        ...around,
      }
    : unused(`${name}, outside the middle`, around, 'Not applied while `probe_big` is false.');
  const eca: Block = {
    name: 'Channel attention (ECA)',
    repeat: 1,
    saved: last * half ** 2,
    ...channelConvolution(last),
  };
  return [...levels, ...(shared ? [eca] : []), middle, border];
}

/** Three convolutions around a residual, at the side after a level of the shared decoder. */
function refinement(channels: number, side: number, last: boolean): Block {
  const wide = channels * (last ? 2 : 1);
  return {
    name: `Refinement: ${channels} channels at ${side} px`,
    repeat: 1,
    saved: (2 * wide + channels) * side ** 2,
    working: 2 * wide * side ** 2,
    ...together(
      convolution(channels, wide, 3, side),
      convolution(wide, wide, 3, side),
      convolution(wide, channels, 3, side),
    ),
  };
}

/** Activations of the two halves of the shared decoder. */
function split(options: NetworkOptions): Block[] {
  if (!options.use_shared_decoder) return [];
  const isSilu = options.cnn_output_mode !== 'real_imag' && options.amp_activation !== 'sigmoid';
  const perPixel = isSilu ? 3 : 2;
  const saved = perPixel * amplitudeChannels(options) * options.N ** 2;
  return [{ name: 'Amplitude and phase', repeat: 1, saved, ...NONE }];
}

export const cnn: Architecture = {
  title: 'CNN',
  fields: [
    'N',
    'gridsize',
    'object_big',
    'n_filters_scale',
    'batch_norm',
    'cbam_encoder',
    'eca_encoder',
    'cbam_bottleneck',
    'cbam_decoder',
    'eca_decoder',
    'spatial_decoder',
    'decoder_spatial_kernel',
    'use_shared_decoder',
    'use_legacy_decoder_channel_override',
    'decoder_last_c_outer_fraction',
    'decoder_last_amp_channels',
    'probe_big',
  ],
  refusal(options) {
    const { N, n_filters_scale: scale, decoder_spatial_kernel: kernel } = options;
    if (ENCODER[N] === undefined)
      return `The CNN has layers for \`N\` 64, 128 and 256, and \`N\` is ${N}.`;
    if (scale < 1) return `\`n_filters_scale\` is ${scale}, and has to be positive.`;
    if (options.spatial_decoder && kernel < 1)
      return `\`decoder_spatial_kernel\` is ${kernel}, and has to be positive.`;
    if (!Number.isFinite(options.decoder_last_c_outer_fraction))
      return '`decoder_last_c_outer_fraction` is not a number.';
    const amplitudes = amplitudeChannels(options);
    const patches = patchesOf(options);
    if (amplitudes !== 1 && amplitudes !== patches)
      return `\`decoder_last_amp_channels\` is ${amplitudes}: PtychoPINN accepts ${patches === 1 ? '1' : `1 and ${patches}`}.`;
    const outputs = Math.max(...decoders(options).map((one) => one.outputs));
    if (outerChannels(options, outputs) >= LAST * scale)
      return `The decoders end with ${LAST * scale} channels, too few for ${outputs} patches.`;
    return null;
  },
  failure(options) {
    const patterns = patternsOf(options);
    const amplitudes = amplitudeChannels(options);
    if (patchesOf(options) !== patterns)
      return `The CNN expects one pattern, and a group has ${patterns}: the first step fails.`;
    if (amplitudes !== patterns)
      return `The network reconstructs ${amplitudes} amplitude of ${patterns} patterns: the first step fails.`;
    return null;
  },
  blocks: (options) => [
    ...encoder(options),
    ...bottleneck(options),
    ...decoders(options).flatMap((one) => decoder(options, one)),
    ...split(options),
  ],
  firstConvolution(options) {
    const first = (ENCODER[options.N]?.[0] ?? 0) * options.n_filters_scale;
    return convolution(patchesOf(options), first, 3, options.N).flops;
  },
  endOfForward: { unsupervised: 10.5, supervised: 5 },
  startOfBackward: (options) =>
    (options.probe_big ? LAST : 8) * options.n_filters_scale + 3 * patternsOf(options),
  backwardBytes: () => 0,
};
