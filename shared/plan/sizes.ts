/** What a run leaves on disk. The constants were measured on runs of small and large networks, Adam, float32. */
import { findArray } from '../dataset/probeSize';
import { type Counts, takesCounts } from './counts';
import type { PlanInputs } from './inputs';
import { type Figure, type Term, total, unknown } from './network/figure';

/** What of the network decides the size of its files. */
export interface Stored {
  readonly parameterBytes: number;
  readonly optimizerBytes: number;
  /** Parameter tensors. */
  readonly tensors: number;
}

export interface Sizes {
  /** `wts.h5.zip`. */
  readonly bundle: Figure;
  /** `last.ckpt`. */
  readonly checkpoint: Figure;
  /** All checkpoints that the run keeps. */
  readonly checkpoints: Figure;
  /** What is written of the memory map; labels of unsupervised training are allocated only. */
  readonly memoryMap: Figure;
  /** `metrics.csv`. */
  readonly log: Figure;
}

const MEASURED = 0.05;
/** What settings, paths and callbacks add or take, which counts for a small network. */
const SPREAD_BYTES = { bundle: 1_000, checkpoint: 10_000 };

/** How far a file of that size may be from its estimate, as a part of it. */
export const sizeError = (file: keyof typeof SPREAD_BYTES, bytes: number): number =>
  Math.max(MEASURED, SPREAD_BYTES[file] / bytes);

/** Bytes on disk, or why a run leaves no such file. `network` is null where its size is unknown, for that reason. */
export function sizesOf(
  inputs: PlanInputs,
  counts: Counts,
  network: Stored | { readonly reason: string },
): Sizes {
  const checkpoint = checkpointOf(inputs, counts, network);
  return {
    bundle: bundleOf(inputs, network),
    checkpoint,
    checkpoints: allOf(inputs, counts, checkpoint),
    memoryMap: memoryMapOf(inputs, counts),
    log: logOf(inputs, counts),
  };
}

/** Weights are deflated to 92 %; parameter tables and settings take the rest. */
const DEFLATED = 0.92;
const SETTINGS_BYTES = 7_700;
const TENSOR_IN_BUNDLE = 50;

function bundleOf(
  { target, route }: PlanInputs,
  network: Stored | { readonly reason: string },
): Figure {
  if (!route.writesBundle) return unknown('This entry point writes no `wts.h5.zip`.');
  if ('reason' in network) return unknown(network.reason);
  const networks = target.traits.run.plan?.bundledNetworks ?? 1;
  const { parameterBytes, tensors } = network;
  return ofFile('bundle', [
    {
      name: 'Weights, deflated',
      expression:
        networks === 1 ? '0.92 × parameter bytes' : `${networks} × 0.92 × parameter bytes`,
      value: networks * DEFLATED * parameterBytes,
      fields: ['architecture'],
    },
    {
      name: 'Tables and settings',
      expression: `50 × tensors + 7.7 kB`,
      value: networks * TENSOR_IN_BUNDLE * tensors + SETTINGS_BYTES,
      fields: [],
    },
  ]);
}

const TENSOR_IN_CHECKPOINT = 310;
const CHECKPOINT_BYTES = 5_000;

/** The sum of the terms, with an error that grows as the file becomes small. */
const ofFile = (file: keyof typeof SPREAD_BYTES, terms: readonly Term[]): Figure =>
  total(
    terms,
    sizeError(
      file,
      terms.reduce((sum, { value }) => sum + value, 0),
    ),
  );

/** Whether the run writes checkpoints: an epoch has to end. */
function notSaved({ option }: PlanInputs, { epochs, batchesPerEpoch }: Counts): string | null {
  if (option('enable_checkpointing') === false) return '`enable_checkpointing` is False.';
  if (epochs.value === 0 || batchesPerEpoch.value === 0)
    return 'Nothing is trained, so that nothing is saved.';
  return null;
}

function checkpointOf(
  inputs: PlanInputs,
  counts: Counts,
  network: Stored | { readonly reason: string },
): Figure {
  const reason = notSaved(inputs, counts) ?? ('reason' in network ? network.reason : null);
  if (reason !== null || 'reason' in network) return unknown(reason ?? '');
  const { parameterBytes, optimizerBytes, tensors } = network;
  // A parameter is a tensor of its own, as are the values that Adam keeps of it, and its counter of steps.
  const kept = 1 + Math.round(optimizerBytes / parameterBytes);
  const stored = tensors * (kept === 3 ? 4 : kept);
  return ofFile('checkpoint', [
    {
      name: 'Weights',
      expression: 'parameter bytes',
      value: parameterBytes,
      fields: ['architecture'],
    },
    {
      name: 'Optimizer',
      expression: 'optimizer bytes',
      value: optimizerBytes,
      fields: ['optimizer'],
    },
    {
      name: 'Tables and settings',
      expression: '310 × stored tensors + 5 kB',
      value: TENSOR_IN_CHECKPOINT * stored + CHECKPOINT_BYTES,
      fields: [],
    },
  ]);
}

/** The best `checkpoint_save_top_k`, which need validation data, and the last one. */
function allOf(
  { option }: PlanInputs,
  { epochs, validationSamples }: Counts,
  last: Figure,
): Figure {
  if (last.value === null) return last;
  if (epochs.value === null) return epochs;
  if (validationSamples.value === null) return validationSamples;
  const wanted = option('checkpoint_save_top_k');
  const most = typeof wanted === 'number' && wanted >= 0 ? wanted : epochs.value;
  const best = validationSamples.value === 0 ? 0 : Math.min(most, epochs.value);
  return total(
    [
      {
        name: 'Best checkpoints',
        expression: `${best} × ${last.value}`,
        value: best * last.value,
        fields: ['checkpoint_save_top_k', 'test_data_file'],
      },
      { name: 'last.ckpt', expression: 'always', value: last.value, fields: [] },
    ],
    sizeError('checkpoint', last.value),
  );
}

const SMALL_FILES_BYTES = 2_200;
/** Half a block of each array's file is left empty, on average. */
const BLOCK_BYTES = 4096;
const ARRAYS = 14;

function memoryMapOf(inputs: PlanInputs, counts: Counts): Figure {
  const { route, N, C, isSupervised, files } = inputs;
  if (route.loader !== 'memory-map') return unknown('This entry point keeps its data in memory.');
  if (counts.groups.value === null) return counts.groups;
  if (N === null || C === null) return unknown('`N` or `gridsize` is not a whole number.');
  const G = counts.groups.value;
  const stack = 4 * C * N * N * G;
  const probe = findArray(files.dataset, 'probeGuess');
  const object = findArray(files.dataset, 'objectGuess');
  const modes = probe?.shape.length === 3 && probe.shape[2] !== 1 ? (probe.shape[0] ?? 1) : 1;
  const terms: Term[] = [
    { name: 'Images', expression: '4·C·N²·G', value: stack, fields: ['n_subsample', 'gridsize'] },
    ...(takesCounts(inputs)
      ? [{ name: 'Measured intensities', expression: '4·C·N²·G', value: stack, fields: [] }]
      : []),
    ...(isSupervised
      ? [{ name: 'Labels', expression: '8·C·N²·G', value: 2 * stack, fields: ['mode'] }]
      : []),
    {
      name: 'Positions and indices',
      expression: '(32·C + 37)·G',
      value: (32 * C + 37) * G,
      fields: [],
    },
    {
      name: 'Probe, object, tables',
      expression: 'state_files.npz and others',
      value: 8 * modes * N * N + 16 * sizeOf(object?.shape) + SMALL_FILES_BYTES + 1_800,
      fields: [],
    },
    {
      name: 'Empty ends of blocks',
      expression: `${ARRAYS} × 2 kB`,
      value: (ARRAYS * BLOCK_BYTES) / 2,
      fields: [],
    },
  ];
  return total(terms, MEASURED);
}

const sizeOf = (shape: readonly number[] | undefined): number =>
  shape ? shape.reduce((all, side) => all * side, 1) : 0;

/** Bytes of a line; a loss has as many digits as float32 has. */
interface Lines {
  readonly header: number;
  readonly step: number;
  readonly epoch: number;
  readonly validation: number;
  readonly relativeError: number;
}
const CONTAINER_LOG: Lines = {
  header: 69,
  step: 23.3,
  epoch: 42,
  validation: 26,
  relativeError: 0.05,
};
/** With a line of the learning rate each epoch; always validated. */
const MAPPED_LOG: Lines = { header: 97, step: 26, epoch: 52, validation: 26, relativeError: 0.2 };

function logOf({ option, route }: PlanInputs, counts: Counts): Figure {
  const lines = route.loader === 'container' ? CONTAINER_LOG : MAPPED_LOG;
  if (route.loader === 'container' && option('logger_backend') !== 'csv')
    return unknown('Only the csv logger writes `metrics.csv`.');
  const { optimizerSteps, epochs, validationSamples } = counts;
  if (optimizerSteps.value === null) return optimizerSteps;
  if (epochs.value === null) return epochs;
  const validated = validationSamples.value !== 0;
  const every = route.logsEvery;
  const terms = [
    {
      name: 'Steps',
      expression: every === 1 ? 'a line each' : `a line for every ${every}`,
      value: Math.floor(optimizerSteps.value / every) * lines.step,
      fields: ['max_epochs', 'batch_size'],
    },
    {
      name: 'Epochs',
      expression: validated ? '2 lines each' : 'a line each',
      value: epochs.value * (lines.epoch + (validated ? lines.validation : 0)),
      fields: ['max_epochs', 'test_data_file'],
    },
    {
      name: 'Header',
      expression: 'names of the columns',
      value: lines.header + (validated && every === 1 ? 17 : 0),
      fields: [],
    },
  ];
  return total(terms, lines.relativeError);
}
