/** What a run's network costs: parameters, memory and operations of one training step. */
import { jsonText } from '../../json/write';
import { type Architecture, type Block, bytesOf, keptBy, parametersOf, tensorsOf } from './block';
import { type Figure, type Term, total, unknown } from './figure';
import { largestOf, type Memory, stepMemory } from './memory';
import type { NetworkOptions } from './options';
import { ARCHITECTURES } from './registry';

/** A row of the table of blocks, all of its repeats together. */
export interface BlockFigures {
  readonly name: string;
  readonly repeat: number;
  readonly parameters: number;
  readonly parameterBytes: number;
  /** Bytes that the blocks keep for the backward pass of one step. */
  readonly activationBytes: number;
  /** Operations of a forward pass of one batch, a multiply-add counted as 2; FFT and pointwise ones are not counted. */
  readonly forwardFlops: number;
  /** Why no step uses its parameters. */
  readonly unused?: string;
}

export interface NetworkFigures extends Memory {
  readonly title: string;
  readonly blocks: readonly BlockFigures[];
  readonly parameters: number;
  /** How many of the parameters are complex. */
  readonly complexParameters: number;
  /** Parameter tensors. */
  readonly tensors: number;
  readonly parameterBytes: number;
  readonly largestTensorBytes: number;
  /** State of the optimizer once it has made a step. */
  readonly optimizerBytes: number;
  /** Operations of one training step, forward and backward, as torch counts them. */
  readonly flopsPerStep: Figure;
}

/** What has to be a whole number above 0 in every network. */
const SIZES = ['N', 'gridsize', 'batch_size', 'probeModes', 'num_datasets'] as const;

/** Whole numbers of some architectures. */
const COUNTS = [
  'n_filters_scale',
  'decoder_spatial_kernel',
  'decoder_last_amp_channels',
  'fno_width',
  'fno_blocks',
  'fno_modes',
  'fno_cnn_blocks',
  'learned_input_channels',
] as const;

function refusal(options: NetworkOptions, architecture: Architecture | undefined) {
  if (architecture === undefined)
    return `PtychoPINN has no architecture \`${options.architecture}\`.`;
  const counts = [...SIZES, ...COUNTS.filter((name) => architecture.fields.includes(name))];
  const fraction = counts.find((name) => !Number.isSafeInteger(options[name]));
  if (fraction !== undefined) return `\`${fraction}\` is not a whole number.`;
  const low = SIZES.find((name) => options[name] < 1);
  if (low !== undefined) return `\`${low}\` is ${options[low]}, and has to be positive.`;
  return architecture.refusal(options);
}

/** Factors between prediction and measurement, which every unsupervised model has for each dataset. */
function scaling(options: NetworkOptions): Block[] {
  if (options.isSupervised) return [];
  const { num_datasets: elements } = options;
  const tensors = [{ count: 2, elements }];
  const rectangular = options.physics_forward_mode === 'rectangular_scaled';
  const made = { repeat: 1, saved: 0, flops: 0, tensors };
  return [
    {
      ...made,
      name: 'Intensity factors of each dataset',
      ...(options.intensity_scale_trainable && !rectangular
        ? {}
        : { unused: 'Trained with `intensity_scale_trainable`.' }),
    },
    {
      ...made,
      name: 'Real and imaginary scale of each dataset',
      ...(rectangular && options.rect_s1s2_trainable
        ? {}
        : { unused: 'Trained with `physics_forward_mode` rectangular_scaled.' }),
    },
  ];
}

/** Copies of each trained parameter that the optimizer keeps; Adam keeps a counter of 4 bytes for each tensor, too. */
function optimizerState({ optimizer, momentum }: NetworkOptions) {
  if (optimizer === 'sgd') return { copies: momentum > 0 ? 1 : 0, counter: 0 };
  return { copies: 2, counter: 4 };
}

function figuresOf({ batch_size }: NetworkOptions, block: Block): BlockFigures {
  const { name, repeat, tensors, flops, unused } = block;
  return {
    name,
    repeat,
    parameters: repeat * parametersOf(tensors),
    parameterBytes: repeat * bytesOf(tensors),
    activationBytes: keptBy(block, batch_size),
    forwardFlops: unused === undefined ? batch_size * repeat * flops : 0,
    ...(unused === undefined ? {} : { unused }),
  };
}

const add = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((sum, item) => sum + of(item), 0);

function operations(
  options: NetworkOptions,
  architecture: Architecture,
  blocks: readonly BlockFigures[],
): Figure {
  const forward = add(blocks, ({ forwardFlops }) => forwardFlops);
  // A trainable scale of the input needs the gradient that the first convolution has of it.
  const first = options.intensity_scale_trainable
    ? 0
    : options.batch_size * architecture.firstConvolution(options);
  const fields = ['batch_size', ...architecture.fields];
  const terms: Term[] = [
    { name: 'Forward pass', expression: 'sum of the blocks', value: forward, fields },
    {
      name: 'Backward pass',
      expression: '2 · forward pass − first convolution',
      value: 2 * forward - first,
      fields,
    },
  ];
  return total(terms, 0);
}

/** Of the network that was asked for last: the points of a sweep, or the edits of a field, often have the same one. */
let last: { readonly key: string; readonly figures: NetworkFigures | { reason: string } } | null =
  null;

/** Figures of the network and of one of its training steps, or why there is none. */
export function networkFigures(options: NetworkOptions): NetworkFigures | { reason: string } {
  const key = jsonText(options);
  if (last?.key !== key) last = { key, figures: computed(options) };
  return last.figures;
}

function computed(options: NetworkOptions): NetworkFigures | { reason: string } {
  const architecture = ARCHITECTURES.get(options.architecture);
  const reason = refusal(options, architecture);
  if (architecture === undefined || reason !== null) return { reason: reason ?? '' };
  const built = [...architecture.blocks(options), ...scaling(options)];
  const parameterBytes = add(built, ({ tensors, repeat }) => repeat * bytesOf(tensors));
  if (!(parameterBytes <= Number.MAX_SAFE_INTEGER))
    return { reason: 'The network has more than 2⁵³ bytes of parameters, beyond any machine.' };
  const trained = built.filter(({ unused }) => unused === undefined);
  const { copies, counter } = optimizerState(options);
  const optimizerBytes = add(
    trained,
    ({ tensors, repeat }) => repeat * (copies * bytesOf(tensors) + counter * tensorsOf(tensors)),
  );
  const largestTensorBytes = largestOf(trained);
  const blocks = built.map((block) => figuresOf(options, block));
  const parameters = { bytes: parameterBytes, optimizerBytes, largestTensorBytes };
  const failure = architecture.failure(options);
  return {
    title: architecture.title,
    blocks: blocks.filter(({ repeat }) => repeat > 0),
    parameters: add(blocks, (block) => block.parameters),
    complexParameters: add(
      built,
      ({ tensors, repeat }) => repeat * parametersOf(tensors.filter(({ complex }) => complex)),
    ),
    tensors: add(built, ({ tensors, repeat }) => repeat * tensorsOf(tensors)),
    parameterBytes,
    largestTensorBytes,
    optimizerBytes,
    ...(failure === null
      ? {
          flopsPerStep: operations(options, architecture, blocks),
          ...stepMemory(options, architecture, built, parameters),
        }
      : {
          flopsPerStep: unknown(failure),
          activations: unknown(failure),
          peak: unknown(failure),
          moment: null,
        }),
  };
}
