/** The U-NO of the package neuraloperator with the options that PtychoPINN fixes: one pattern of 128 pixels. */
import type { Architecture, Block } from '../block';
import { convolution, type Layer, together } from '../layers';

const SIDE = 128;
const HALF = 64;
const MODES = 12 * 7;

function operator(level: number, inputs: number, outputs: number, from: number, to: number): Block {
  const spectral: Layer = {
    tensors: [
      { count: 1, elements: inputs * outputs * MODES, complex: true },
      { count: 1, elements: outputs },
    ],
    flops: 2 * inputs * outputs * MODES,
  };
  return {
    name: `Operator ${level}: ${inputs} to ${outputs} channels, ${from} to ${to} px`,
    repeat: 1,
    saved: 0,
    ...together(
      spectral,
      convolution(inputs, outputs, 1, from, false),
      convolution(inputs, outputs, 1, from, false),
      convolution(outputs, outputs / 2, 1, to),
      convolution(outputs / 2, outputs, 1, to),
    ),
  };
}

const BLOCKS: readonly Block[] = [
  {
    name: 'Lifting: 32 channels',
    repeat: 1,
    // Measured for the whole network.
    saved: 878.1 * SIDE ** 2,
    ...together(convolution(3, 128, 1, SIDE), convolution(128, 32, 1, SIDE)),
  },
  operator(1, 32, 32, SIDE, SIDE),
  operator(2, 32, 64, SIDE, HALF),
  operator(3, 128, 64, HALF, HALF),
  operator(4, 96, 32, HALF, SIDE),
  {
    name: 'Skip connections',
    repeat: 1,
    saved: 0,
    ...together(convolution(32, 32, 1, SIDE, false), convolution(64, 64, 1, HALF, false)),
  },
  {
    name: 'Projection',
    repeat: 1,
    saved: 0,
    ...together(convolution(32, 128, 1, SIDE), convolution(128, 2, 1, SIDE)),
  },
];

export const uno: Architecture = {
  title: 'U-shaped neural operator',
  fields: ['N', 'gridsize', 'generator_output_mode'],
  refusal({ N, gridsize, generator_output_mode }) {
    if (N !== SIDE) return `neuralop_uno exists for \`N\` ${SIDE}, and \`N\` is ${N}.`;
    if (gridsize !== 1)
      return `neuralop_uno exists for \`gridsize\` 1, and \`gridsize\` is ${gridsize}.`;
    return generator_output_mode === 'real_imag'
      ? null
      : `neuralop_uno exists for \`generator_output_mode\` real_imag, and it is ${generator_output_mode}.`;
  },
  failure: () => null,
  blocks: () => BLOCKS,
  firstConvolution: () => convolution(3, 128, 1, SIDE).flops,
  endOfForward: { unsupervised: 9, supervised: 10.25 },
  startOfBackward: () => 130.7,
  backwardBytes: () => 0,
};
