/** Networks of constant resolution that convolve in Fourier space: `fno`, `fno_vanilla` and `ffno`. */
import type { Architecture, Block } from '../block';
import { convolution, type Layer, normalization, together } from '../layers';
import { type NetworkOptions, patternsOf } from '../options';

const inputsOf = (options: NetworkOptions) => patternsOf(options) * options.learned_input_channels;

/** Modes along an axis that a transform of `length` has. */
const modesOf = ({ fno_modes }: NetworkOptions, length: number) => Math.min(fno_modes, length);

function lifter(options: NetworkOptions): Block {
  const { fno_width: width, N } = options;
  return {
    name: `Lifting: ${width} channels`,
    repeat: 1,
    saved: 2 * width * N ** 2,
    ...together(convolution(inputsOf(options), width, 3, N), convolution(width, width, 3, N)),
  };
}

function projection(options: NetworkOptions): Block {
  const { fno_width: width, N } = options;
  const patches = patternsOf(options);
  const mode = options.generator_output_mode;
  const split = mode === 'amp_phase';
  return {
    name: split ? 'Amplitude and phase' : 'Real and imaginary part',
    repeat: 1,
    saved: width * N ** 2 + (mode === 'real_imag' ? 0 : 2 * patches * N ** 2),
    ...(split
      ? together(convolution(width, patches, 1, N), convolution(width, patches, 1, N))
      : convolution(width, 2 * patches, 1, N)),
  };
}

/** Spectral and local convolution with a residual (`PtychoBlock`). Weights of modes that the pattern lacks are cut off, in a copy. */
function ptychoBlocks(options: NetworkOptions): Block {
  const { fno_width: width, fno_modes: modes, N } = options;
  const columns = modesOf(options, N / 2 + 1);
  const used = modesOf(options, N) * columns;
  // A spectrum that is used in its whole width is kept as it is.
  const spectrum = columns === N / 2 + 1 ? N * columns : used;
  const spectral: Layer = {
    tensors: [{ count: 1, elements: (width * modes) ** 2, complex: true }],
    flops: 2 * width ** 2 * used,
  };
  return {
    name: `Fourier block: ${modes} × ${modes} modes`,
    repeat: Math.max(0, options.fno_blocks),
    saved: 2 * width * N ** 2 + 2 * spectrum * width,
    savedOnce: modes > columns ? 2 * width ** 2 * used : 0,
    ...together(spectral, convolution(width, width, 3, N)),
  };
}

const FIELDS = [
  'N',
  'gridsize',
  'fno_width',
  'fno_blocks',
  'fno_modes',
  'generator_output_mode',
  'learned_input_channels',
];

/** Sizes below 1 have no network. */
function refusal(options: NetworkOptions): string | null {
  const low = (['fno_width', 'fno_modes', 'learned_input_channels'] as const).find(
    (name) => options[name] < 1,
  );
  return low === undefined ? null : `\`${low}\` is ${options[low]}, and has to be positive.`;
}

const shared: Pick<Architecture, 'failure' | 'firstConvolution' | 'endOfForward'> = {
  failure(options) {
    const patterns = patternsOf(options);
    const inputs = inputsOf(options);
    return inputs === patterns
      ? null
      : `The network expects ${inputs} channels, and a group has ${patterns} patterns: the first step fails.`;
  },
  firstConvolution: (options) =>
    convolution(inputsOf(options), options.fno_width, 3, options.N).flops,
  endOfForward: { unsupervised: 9, supervised: 10.25 },
};

/** At least what the two outputs need, where the network has two. */
const atLeastOutputs = (options: NetworkOptions, floats: number) =>
  options.generator_output_mode === 'amp_phase' ? Math.max(floats, 2 * options.fno_width) : floats;

const gradientOfModes = ({ fno_width, N, ...options }: NetworkOptions) =>
  8 * (fno_width * Math.min(options.fno_modes, N / 2 + 1)) ** 2;

/** A negative number builds none. */
const refinersOf = (options: NetworkOptions) => Math.max(0, options.fno_cnn_blocks);

export const fnoVanilla: Architecture = {
  ...shared,
  title: 'Fourier neural operator (vanilla)',
  fields: FIELDS,
  refusal,
  blocks: (options) => [lifter(options), ptychoBlocks(options), projection(options)],
  startOfBackward: (options) => 4 * options.fno_width,
  backwardBytes: gradientOfModes,
};

export const fno: Architecture = {
  ...shared,
  title: 'Fourier neural operator with CNN refiner',
  fields: [...FIELDS, 'fno_cnn_blocks'],
  refusal,
  blocks(options) {
    const { fno_width: width, N } = options;
    return [
      lifter(options),
      ptychoBlocks(options),
      {
        name: 'Mixing of channels',
        repeat: 1,
        saved: width * N ** 2,
        ...convolution(width, width, 1, N),
      },
      {
        name: 'CNN refiner',
        repeat: refinersOf(options),
        saved: 2 * width * N ** 2,
        ...convolution(width, width, 3, N),
      },
      projection(options),
    ];
  },
  startOfBackward: (options) =>
    atLeastOutputs(options, (3 - 2 * refinersOf(options)) * options.fno_width),
  backwardBytes: gradientOfModes,
};

export const ffno: Architecture = {
  ...shared,
  title: 'Factorized Fourier neural operator',
  fields: [...FIELDS, 'fno_cnn_blocks'],
  refusal(options) {
    const { fno_blocks: blocks, fno_cnn_blocks: refiners } = options;
    if (blocks < 1) return `\`fno_blocks\` is ${blocks}: an ffno has at least one block.`;
    if (refiners < 0)
      return `\`fno_cnn_blocks\` is ${refiners}: PtychoPINN refuses a negative number.`;
    return refusal(options);
  },
  blocks(options) {
    const { fno_width: width, fno_modes: modes, fno_blocks: blocks, N } = options;
    const used = modesOf(options, N / 2 + 1);
    const pixels = N ** 2;
    // A single sample keeps the whole spectrum: torch saves no compact copy of the modes used.
    const spectrum = options.batch_size === 1 ? 2 * width * N * (N + 2) : 4 * used * N * width;
    return [
      lifter(options),
      {
        name: `Spectral weights, shared by all blocks: ${modes} modes`,
        repeat: 1,
        saved: 0,
        tensors: [
          { count: 2, elements: width ** 2 * modes, complex: true },
          { count: 1, elements: 1 },
        ],
        flops: 4 * width ** 2 * used * N * blocks,
      },
      {
        name: 'Fourier block',
        repeat: blocks,
        saved: 8 * width * pixels + spectrum,
        savedOnce: modes > used ? 4 * width ** 2 * used : 0,
        ...together(
          normalization(width),
          convolution(width, 2 * width, 1, N),
          convolution(2 * width, width, 1, N),
        ),
      },
      {
        name: 'Refiner',
        repeat: options.fno_cnn_blocks,
        saved: 3 * width * pixels,
        ...together(convolution(width, width, 3, N), convolution(width, width, 3, N)),
      },
      projection(options),
    ];
  },
  startOfBackward: ({ fno_width: width, fno_cnn_blocks: refiners, ...options }) =>
    options.generator_output_mode === 'amp_phase' || refiners === 0 ? 2 * width : width,
  backwardBytes: () => 0,
};
