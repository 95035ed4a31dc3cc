/**
 * Memory of one training step in float32, in bytes. The numbers that a step keeps for its backward pass follow from
 * the code; the constants of the peak were measured on 40 configurations, and 16 drawn afterwards were within 1 %.
 * On a GPU, the CUDA context, workspaces of cuDNN and cuFFT and the allocator's rounding come on top.
 */
import { type Architecture, type Block, bytesOf } from './block';
import { type Figure, type Term, total, unknown } from './figure';
import { canvasOf, type NetworkOptions, patternsOf } from './options';

/** How far the estimates of activations and peak were from any measured step. */
export const MEMORY_ERROR = 0.03;

/** What was not measured, or null. */
function unmeasured(options: NetworkOptions): string | null {
  if (options.isSupervised) return 'Memory of supervised training was not measured.';
  if (options.physics_forward_mode !== 'amplitude')
    return `Memory with \`physics_forward_mode\` ${options.physics_forward_mode} was not measured.`;
  if (!options.object_big) return null;
  if (!(canvasOf(options) >= options.N))
    return '`max_neighbor_distance` gives no canvas on which patches can be assembled.';
  return options.training_patch_weighting === 'central_mask'
    ? null
    : `Memory with \`training_patch_weighting\` ${options.training_patch_weighting} was not measured.`;
}

const pixelsOf = (options: NetworkOptions) => patternsOf(options) * options.N ** 2;

/** What a step keeps between its forward and its backward pass, beside parameters and the batch. */
function activations(options: NetworkOptions, blocks: readonly Block[]): Term[] {
  const { batch_size: batch, probeModes: modes, torch_loss_mode } = options;
  const pixels = pixelsOf(options);
  const canvas = canvasOf(options) ** 2;
  const network = blocks.reduce((sum, { saved, repeat }) => sum + saved * repeat, pixels);
  const loss = torch_loss_mode === 'mae' ? 2 : 4;
  const floats = 4 * batch;
  return [
    {
      name: 'Network',
      expression: '4 · batch · what each block keeps',
      value: floats * network,
      fields: ['batch_size', 'architecture'],
    },
    {
      name: 'Object patches',
      expression: '4 · batch · 4 · C · N²',
      value: floats * 4 * pixels,
      fields: ['batch_size', 'gridsize', 'N'],
    },
    ...(options.object_big
      ? [
          {
            name: 'Assembly on the canvas',
            expression: '4 · batch · (13 · C + 1.25) · M²',
            value: floats * (13 * patternsOf(options) + 1.25) * canvas,
            fields: ['batch_size', 'gridsize', 'N', 'object_big'],
          },
        ]
      : []),
    {
      name: 'Diffraction',
      expression: '4 · batch · (2 · P + 2) · C · N²',
      value: floats * (2 * modes + 2) * pixels,
      fields: ['batch_size', 'gridsize', 'N'],
    },
    {
      name: 'Loss',
      expression: `4 · batch · ${loss} · C · N²`,
      value: floats * loss * pixels,
      fields: ['batch_size', 'gridsize', 'N', 'torch_loss_mode'],
    },
  ];
}

export interface Parameters {
  readonly bytes: number;
  readonly optimizerBytes: number;
  readonly largestTensorBytes: number;
}

/** The moments of a step that may need most, each with what lives then beside parameters, optimizer and batch. */
export interface Moment {
  readonly name: string;
  readonly terms: readonly Term[];
}

function moments(
  options: NetworkOptions,
  architecture: Architecture,
  saved: readonly Term[],
  parameters: Parameters,
): Moment[] {
  const { batch_size: batch, N } = options;
  const pixels = pixelsOf(options);
  const network = saved.filter(({ name }) => name === 'Network');
  return [
    {
      name: 'end of the forward pass',
      terms: [
        ...saved,
        {
          name: 'Temporaries of the loss',
          expression: `4 · batch · ${architecture.endOfForward} · C · N²`,
          value: 4 * batch * architecture.endOfForward * pixels,
          fields: ['batch_size', 'gridsize', 'N'],
        },
      ],
    },
    {
      name: 'start of the backward pass',
      terms: [
        ...network,
        {
          name: 'Gradients of the last layers',
          expression: '4 · batch · channels · N²',
          value:
            4 * batch * architecture.startOfBackward(options) * N ** 2 +
            architecture.backwardBytes(options),
          fields: ['batch_size', 'N'],
        },
      ],
    },
    {
      name: 'optimizer',
      terms: [
        {
          name: 'Gradients of the parameters',
          expression: 'bytes of the parameters',
          value: parameters.bytes,
          fields: architecture.fields,
        },
        {
          name: 'Temporaries of the update',
          expression: '2 · bytes of the largest parameter',
          value: 2 * parameters.largestTensorBytes,
          fields: architecture.fields,
        },
      ],
    },
  ];
}

const sum = (terms: readonly Term[]) => terms.reduce((value, term) => value + term.value, 0);

export interface Memory {
  readonly activations: Figure;
  readonly peak: Figure;
  /** When the peak is. */
  readonly moment: string | null;
}

/** Activations and peak of one training step. */
export function stepMemory(
  options: NetworkOptions,
  architecture: Architecture,
  blocks: readonly Block[],
  parameters: Parameters,
): Memory {
  const reason = unmeasured(options);
  if (reason !== null) return { activations: unknown(reason), peak: unknown(reason), moment: null };
  const saved = activations(options, blocks);
  const [first, ...others] = moments(options, architecture, saved, parameters);
  const highest = others.reduce(
    (most, moment) => (most && sum(most.terms) >= sum(moment.terms) ? most : moment),
    first,
  );
  const standing: Term[] = [
    {
      name: 'Parameters',
      expression: 'bytes of the parameters',
      value: parameters.bytes,
      fields: architecture.fields,
    },
    {
      name: 'Optimizer',
      expression: 'bytes of its state',
      value: parameters.optimizerBytes,
      fields: ['optimizer'],
    },
    {
      name: 'Batch',
      expression: '16 · batch · C · N²',
      value: 16 * options.batch_size * pixelsOf(options),
      fields: ['batch_size', 'gridsize', 'N'],
    },
  ];
  return {
    activations: total(saved, MEMORY_ERROR),
    peak: total([...standing, ...(highest?.terms ?? [])], MEMORY_ERROR),
    moment: highest?.name ?? null,
  };
}

/** Bytes of the largest of some parameter tensors. */
export const largestOf = (blocks: readonly Block[]) =>
  Math.max(
    0,
    ...blocks.flatMap(({ tensors }) => tensors.map((tensor) => bytesOf([{ ...tensor, count: 1 }]))),
  );
