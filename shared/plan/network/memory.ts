/**
 * Memory of one training step in float32, in bytes. The numbers that a step keeps for its backward pass follow from
 * the code; the constants of the peak were measured on 78 configurations, and 16 drawn afterwards were within 1 %.
 * On a GPU, the CUDA context, workspaces of cuDNN and cuFFT and the allocator's rounding come on top.
 */
import { type Architecture, type Block, bytesOf, keptBy } from './block';
import { type Figure, type Term, total, unknown } from './figure';
import { canvasOf, type NetworkOptions, patternsOf } from './options';

/** How far the estimates were from any measured step; farther with all modes that a pattern has. */
const errorOf = ({ architecture, fno_modes, N }: NetworkOptions) =>
  architecture !== 'cnn' && architecture !== 'neuralop_uno' && fno_modes > N / 2 ? 0.05 : 0.03;

/** Why patches cannot be assembled, or null. */
const refusal = (options: NetworkOptions) =>
  options.object_big && !(canvasOf(options) >= options.N)
    ? '`max_neighbor_distance` gives no canvas on which patches can be assembled.'
    : null;

/** Numbers that each pixel of each pattern keeps, with the fields that decide it. */
type Kept = readonly [name: string, floats: number, fields: readonly string[]];

/** What the physical model and the loss keep; the constants are of measured steps, exact for most. */
function physics(options: NetworkOptions): Kept[] {
  const { probeModes: modes, torch_loss_mode: loss } = options;
  if (options.isSupervised) return [['Loss', 2, ['model_type']]];
  if (options.physics_forward_mode === 'rectangular_scaled')
    return [
      ['Diffraction', (options.rect_s1s2_trainable ? 9 : 5) * modes, ['rect_s1s2_trainable']],
      // It is computed in float64.
      ['Loss', 7, ['physics_forward_mode']],
    ];
  const scaled = options.intensity_scale_trainable ? 1 : 0;
  const matched = loss === 'mae' && options.torch_mae_pred_l2_match_target ? 1 : 0;
  return [
    ['Diffraction', 2 * modes + 2 + scaled, ['intensity_scale_trainable']],
    ['Loss', (loss === 'mae' ? 2 : 4) + matched, ['torch_loss_mode']],
  ];
}

/** The same at the end of the forward pass: what is dropped or added later does not count there. */
function physicsAtPeak(options: NetworkOptions): Kept[] {
  return options.isSupervised || options.physics_forward_mode === 'rectangular_scaled'
    ? physics(options)
    : [
        ['Diffraction', 2 * options.probeModes + 2, []],
        ['Loss', 4, []],
      ];
}

/** Temporaries at the end of the forward pass, in numbers a pixel of each pattern. */
function temporaries(options: NetworkOptions, { endOfForward }: Architecture): number {
  if (options.isSupervised) return endOfForward.supervised;
  if (options.physics_forward_mode === 'rectangular_scaled') return 8.25;
  const isTemporary = hasTransform(options) && !options.intensity_scale_trainable;
  const floats = endOfForward.unsupervised - (options.object_big ? 0 : 2) + (isTemporary ? 1 : 0);
  // With several modes, the exit waves are the largest.
  return Math.max(floats, 6 * options.probeModes + 1);
}

/** What a loss on amplitude or phase keeps. */
const regularised = (loss: string | null) =>
  loss === null ? 0 : loss === 'Total_Variation' ? 2 : 1;

/** Bytes of a batch for each pixel of each pattern: patterns, labels where there are some, and a probe in complex numbers. */
function batchBytes({ loader, isSupervised, physics_forward_mode, probeModes }: NetworkOptions) {
  if (loader === 'container') return 8 + (isSupervised ? 8 : 0) + 8 * probeModes;
  // ptycho_torch/dataloader.py:1591-1613: labels are in the map for each run, and counts have three probes.
  return physics_forward_mode === 'rectangular_scaled' ? 16 + 24 * probeModes : 12 + 8 * probeModes;
}

const pixelsOf = (options: NetworkOptions) => patternsOf(options) * options.N ** 2;

/** Bytes of some numbers a pixel. */
const termsOf = (options: NetworkOptions, kept: readonly Kept[]): Term[] =>
  kept
    .filter(([, floats]) => floats > 0)
    .map(([name, floats, fields]) => ({
      name,
      expression: `4 · batch · ${floats} · C · N²`,
      value: 4 * options.batch_size * floats * pixelsOf(options),
      fields: ['batch_size', 'gridsize', 'N', ...fields],
    }));

/** What the transform of a network's input keeps, which has a gradient only where its scale is trained. */
const transformed = (options: NetworkOptions) =>
  hasTransform(options) && options.intensity_scale_trainable
    ? options.fno_input_transform === 'log1p'
      ? 2
      : 1
    : 0;

const hasTransform = ({ architecture, fno_input_transform }: NetworkOptions) =>
  architecture !== 'cnn' && fno_input_transform !== 'none';

/** What the network and the object keep until the backward pass, whatever the physical model. */
function commonTerms(options: NetworkOptions, blocks: readonly Block[]): Term[] {
  const { batch_size: batch } = options;
  const patterns = patternsOf(options);
  // Measured: a single group keeps two canvases less for each pattern after its first.
  const assembled = 13 * patterns + 1.25 - (batch === 1 ? 2 * (patterns - 1) : 0);
  const network = blocks.reduce(
    (bytes, block) => bytes + keptBy(block, batch),
    4 * batch * pixelsOf(options),
  );
  return [
    {
      name: 'Network',
      expression: 'sum of what each block keeps',
      value: network,
      fields: ['batch_size', 'architecture'],
    },
    ...termsOf(options, [
      [
        'Transform of the input',
        transformed(options),
        ['fno_input_transform', 'intensity_scale_trainable'],
      ],
      ['Object patches', 4, []],
    ]),
    ...(options.object_big && !options.isSupervised
      ? [
          {
            name: 'Assembly on the canvas',
            expression: `4 · batch · ${assembled} · M²`,
            value: 4 * batch * assembled * canvasOf(options) ** 2,
            fields: ['batch_size', 'gridsize', 'N', 'object_big'],
          },
        ]
      : []),
  ];
}

/** The backward pass of each block that says what it needs: all later blocks have their gradients, and dropped what they kept. */
function backwards(options: NetworkOptions, blocks: readonly Block[]): Moment[] {
  const { batch_size: batch } = options;
  const bytes = (part: readonly Block[], of: (block: Block) => number) =>
    part.reduce((sum, block) => sum + of(block), 0);
  return blocks.flatMap(({ name, working }, index): Moment[] => {
    if (working === undefined) return [];
    const trained = blocks.slice(index + 1).filter(({ unused }) => unused === undefined);
    return [
      {
        name: `backward pass of ${name}`,
        terms: [
          {
            name: 'Network until there',
            expression: 'sum of what each block keeps',
            value:
              4 * batch * pixelsOf(options) +
              bytes(blocks.slice(0, index + 1), (block) => keptBy(block, batch)),
            fields: ['batch_size', 'architecture'],
          },
          {
            name: 'Gradients of later blocks',
            expression: 'bytes of their parameters',
            value: bytes(trained, ({ tensors, repeat }) => repeat * bytesOf(tensors)),
            fields: ['architecture'],
          },
          {
            name: 'Temporaries',
            expression: '4 · batch · (numbers a block needs + C · N²)',
            value: 4 * batch * (working + pixelsOf(options)),
            fields: ['batch_size', 'N'],
          },
        ],
      },
    ];
  });
}

/** What a step keeps between its forward and its backward pass, beside parameters and the batch. */
const activations = (options: NetworkOptions, blocks: readonly Block[]): Term[] => [
  ...commonTerms(options, blocks),
  ...termsOf(options, [
    ...physics(options),
    [
      'Regularisation',
      regularised(options.amp_loss) + regularised(options.phase_loss),
      ['amp_loss', 'phase_loss'],
    ],
  ]),
];

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
  blocks: readonly Block[],
  parameters: Parameters,
): Moment[] {
  const { batch_size: batch, N } = options;
  const common = commonTerms(options, blocks);
  const network = common.filter(({ name }) => name === 'Network');
  return [
    {
      name: 'end of the forward pass',
      terms: [
        ...common,
        ...termsOf(options, [
          ...physicsAtPeak(options),
          ['Temporaries', temporaries(options, architecture), []],
        ]),
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
    ...backwards(options, blocks),
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
  const reason = refusal(options);
  if (reason !== null) return { activations: unknown(reason), peak: unknown(reason), moment: null };
  const [first, ...others] = moments(options, architecture, blocks, parameters);
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
      expression: `${batchBytes(options)} · batch · C · N²`,
      value: batchBytes(options) * options.batch_size * pixelsOf(options),
      fields: ['batch_size', 'gridsize', 'N'],
    },
  ];
  return {
    activations: total(activations(options, blocks), errorOf(options)),
    peak: total([...standing, ...(highest?.terms ?? [])], errorOf(options)),
    moment: highest?.name ?? null,
  };
}

/** Bytes of the largest of some parameter tensors. */
export const largestOf = (blocks: readonly Block[]) =>
  Math.max(
    0,
    ...blocks.flatMap(({ tensors }) => tensors.map((tensor) => bytesOf([{ ...tensor, count: 1 }]))),
  );
