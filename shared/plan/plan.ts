/** The plan of a run as JSON: what `pinnboard plan --json` prints. A figure that is null has its reason beside it. */
import { z } from 'zod';
import { GROUP_CERTAINTIES } from '../dataset/groupFacts';
import { ENTRY_POINTS } from '../request/entryPoint';
import { type Request, WORKFLOWS } from '../request/request';
import { figuresOf, type PlanFigures } from './figures';
import { batchLimit, fitOf, fitWords, type Gpu } from './gpus';
import type { DrawnGroups } from './groups/drawn';
import type { NoInputs, PlanInputs } from './inputs';
import { type Figure, type Unknown, unknown } from './network/figure';
import { networkOptions } from './network/fromInputs';
import { type PatternSums, scalingOf } from './scaling';
import { type FinishedRun, secondsOf } from './seconds';

const figure = z.number().nullable();
const reason = z.string().optional();

/** A figure with the greatest relative error of its formula, over the measured cases. */
const estimate = z.object({ value: z.number(), relative_error: z.number() }).nullable();

const rates = z.array(z.object({ step: z.number(), rate: z.number() })).readonly();

const groupsSchema = z.object({
  count: figure,
  count_reason: reason,
  patterns_per_group: figure,
  patterns_per_group_reason: reason,
  certainty: z.enum(GROUP_CERTAINTIES).nullable(),
  certainty_reason: reason,
  /** SHA-256 of the indices, int32 little-endian, row by row; null where no draw can be reproduced. */
  indices_sha256: z.string().nullable(),
  indices_sha256_reason: reason,
  used_patterns: figure,
  used_patterns_reason: reason,
  unused_patterns: figure,
  unused_patterns_reason: reason,
  median_span_px: figure,
  median_span_px_reason: reason,
});

export const planSchema = z.object({
  target: z.string(),
  workflow: z.enum(WORKFLOWS),
  entry_point: z.enum(ENTRY_POINTS).nullable(),
  /** True where the request names none. */
  entry_point_assumed: z.boolean(),
  groups: groupsSchema.nullable(),
  groups_reason: reason,
  training_samples: figure,
  training_samples_reason: reason,
  validation_samples: figure,
  validation_samples_reason: reason,
  batches_per_epoch: figure,
  batches_per_epoch_reason: reason,
  validation_batches: figure,
  validation_batches_reason: reason,
  optimizer_steps: figure,
  optimizer_steps_reason: reason,
  /** The rate from each step on, and the lowest possible ones where they depend on the validation loss. */
  learning_rate: z.object({ rates, lowest: rates.optional(), why: z.string() }).nullable(),
  learning_rate_reason: reason,
  parameters: figure,
  parameters_reason: reason,
  parameter_bytes: figure,
  parameter_bytes_reason: reason,
  optimizer_bytes: figure,
  optimizer_bytes_reason: reason,
  activation_bytes: estimate,
  activation_bytes_reason: reason,
  peak_device_bytes: estimate,
  peak_device_bytes_reason: reason,
  /** The chosen GPU beside the tensors; null where none is. */
  gpu: z
    .object({
      name: z.string(),
      gigabytes: z.number(),
      /** False where the tensors alone need more than it has; null: that a run fits, only a run can tell. */
      fits: z.literal(false).nullable(),
      fits_reason: reason,
      /** `tensors 0.9 GB ± 3 %, leaves 39.1 GB of 40 for CUDA`. */
      words: z.string(),
      /** The largest batch whose tensors leave anything. */
      largest_batch: figure,
      largest_batch_reason: reason,
    })
    .nullable(),
  gpu_reason: reason,
  host_bytes: z.object({ resident: z.number(), peak: z.number() }).nullable(),
  host_bytes_reason: reason,
  disk: z.object({
    bundle_bytes: figure,
    bundle_bytes_reason: reason,
    checkpoint_bytes: figure,
    checkpoint_bytes_reason: reason,
    memory_map_bytes: figure,
    memory_map_bytes_reason: reason,
    log_bytes: figure,
    log_bytes_reason: reason,
    /** All checkpoints that the run keeps, the best ones among them. */
    all_checkpoints_bytes: figure,
    all_checkpoints_bytes_reason: reason,
  }),
  flops_per_step: figure,
  flops_per_step_reason: reason,
  scaling: z.object({
    input_scale: figure,
    input_scale_reason: reason,
    intensity_scale: figure,
    intensity_scale_reason: reason,
    physics_scale: figure,
    physics_scale_reason: reason,
    mean_measured_intensity: figure,
    mean_measured_intensity_reason: reason,
  }),
  seconds: z
    .object({ value: z.number(), relative_error: z.number(), from_runs: z.number().int() })
    .nullable(),
  seconds_reason: reason,
  /** What the figures assume, in sentences. */
  notes: z.array(z.string()),
});
export type Plan = z.infer<typeof planSchema>;

/** What is known of a run besides its inputs; each is null where it was not looked for. */
export interface Known {
  /** The drawn groups, or why there are none. */
  readonly groups: DrawnGroups | NoInputs | null;
  readonly sums: PatternSums | NoInputs | null;
  readonly gpu: Gpu | null;
  readonly finished: readonly FinishedRun[];
}

export const NOTHING_KNOWN: Known = { groups: null, sums: null, gpu: null, finished: [] };

/** The plan of a request, or of one that has none, with every reason. */
export function planOf(
  request: Request,
  inputs: PlanInputs | NoInputs,
  known = NOTHING_KNOWN,
): Plan {
  return 'reason' in inputs ? emptyPlan(request, inputs.reason) : planOfRun(request, inputs, known);
}

/** A figure under its name, with the reason beside it where it is null. */
const entry = <N extends string>(name: N, figure: Figure) =>
  reasoned(name, figure.value, figure.value === null ? figure.reason : undefined);

function reasoned<N extends string, T>(name: N, value: T | null, why: string | undefined) {
  // The names of the keys are known to the type alone through this assertion of what is built here.
  return { [name]: value, ...(value === null ? { [`${name}_reason`]: why ?? '' } : {}) } as {
    [key in N]: T | null;
  } & { [key in `${N}_reason`]?: string };
}

const estimated = <N extends string>(name: N, figure: Figure) =>
  reasoned(
    name,
    figure.value === null ? null : { value: figure.value, relative_error: figure.relativeError },
    figure.value === null ? figure.reason : undefined,
  );

function planOfRun(request: Request, inputs: PlanInputs, known: Known): Plan {
  const drawn = known.groups !== null && !('reason' in known.groups) ? known.groups : null;
  const figures = figuresOf(inputs, drawn && drawnCounts(drawn));
  const { counts, network, schedule, sizes, host } = figures;
  const sums = known.sums !== null && !('reason' in known.sums) ? known.sums : null;
  const scaling = scalingOf(inputs, sums, drawn && trainingMembers(drawn));
  const ofNetwork = (
    of: (network: Exclude<typeof figures.network, { reason: string }>) => Figure | number,
  ): Figure => {
    if ('reason' in network) return unknown(network.reason);
    const figure = of(network);
    return typeof figure === 'number' ? { value: figure, relativeError: 0, terms: [] } : figure;
  };
  const flops = ofNetwork((made) => made.flopsPerStep);
  const seconds = secondsOf(
    {
      gpu: known.gpu?.name ?? null,
      target: inputs.target.name,
      architecture: String(inputs.value('architecture')),
      steps: counts.optimizerSteps.value,
      flopsPerStep: flops.value,
    },
    known.finished,
  );
  return {
    ...about(request, inputs),
    ...groupsOf(inputs, known, counts.groups),
    ...entry('training_samples', counts.trainingSamples),
    ...entry('validation_samples', counts.validationSamples),
    ...entry('batches_per_epoch', counts.batchesPerEpoch),
    ...entry('validation_batches', counts.validationBatches),
    ...entry('optimizer_steps', counts.optimizerSteps),
    ...rateOf(schedule),
    ...entry(
      'parameters',
      ofNetwork((made) => made.parameters),
    ),
    ...entry(
      'parameter_bytes',
      ofNetwork((made) => made.parameterBytes),
    ),
    ...entry(
      'optimizer_bytes',
      ofNetwork((made) => made.optimizerBytes),
    ),
    ...estimated(
      'activation_bytes',
      ofNetwork((made) => made.activations),
    ),
    ...estimated(
      'peak_device_bytes',
      ofNetwork((made) => made.peak),
    ),
    ...gpuOf(
      inputs,
      known.gpu,
      ofNetwork((made) => made.peak),
    ),
    ...reasoned(
      'host_bytes',
      host.resident.value === null || host.peak.value === null
        ? null
        : { resident: host.resident.value, peak: host.peak.value },
      host.resident.value === null ? host.resident.reason : undefined,
    ),
    disk: {
      ...entry('bundle_bytes', sizes.bundle),
      ...entry('checkpoint_bytes', sizes.checkpoint),
      ...entry('memory_map_bytes', sizes.memoryMap),
      ...entry('log_bytes', sizes.log),
      ...entry('all_checkpoints_bytes', sizes.checkpoints),
    },
    ...entry('flops_per_step', flops),
    scaling: {
      ...entry('input_scale', scaling.inputScale),
      ...entry('intensity_scale', scaling.intensityScale),
      ...entry('physics_scale', scaling.physicsScale),
      ...entry('mean_measured_intensity', scaling.meanMeasuredIntensity),
    },
    ...reasoned(
      'seconds',
      seconds.value === null
        ? null
        : { value: seconds.value, relative_error: seconds.relativeError, from_runs: seconds.runs },
      seconds.value === null ? seconds.reason : undefined,
    ),
    notes: notesOf(inputs),
  };
}

const rateOf = (schedule: PlanFigures['schedule']) =>
  'reason' in schedule
    ? reasoned('learning_rate', null, schedule.reason)
    : {
        learning_rate: {
          rates: schedule.rates,
          ...(schedule.lowest ? { lowest: schedule.lowest } : {}),
          why: schedule.why,
        },
      };

function gpuOf(inputs: PlanInputs, gpu: Gpu | null, peak: Figure) {
  if (gpu === null) return reasoned('gpu', null, 'No GPU is chosen.');
  const limit = batchLimit(networkOptions(inputs), gpu);
  return {
    gpu: {
      ...gpu,
      ...reasoned(
        'fits',
        fitOf(peak, gpu)?.isBeyond ? (false as const) : null,
        "CUDA's own share is unknown until a run has measured it.",
      ),
      words: fitWords(peak, gpu),
      ...reasoned(
        'largest_batch',
        'reason' in limit ? null : limit.largest,
        'reason' in limit ? limit.reason : undefined,
      ),
    },
  };
}

const about = (request: Request, inputs: PlanInputs | null) => ({
  target: request.target,
  workflow: request.workflow,
  entry_point: inputs?.entryPoint ?? request.entry_point ?? null,
  entry_point_assumed: inputs?.isAssumed ?? false,
});

function drawnCounts({ draw: { count, split } }: DrawnGroups) {
  return split
    ? { count, training: split.training.length, validation: split.validation.length }
    : { count, training: count, validation: null };
}

/** The patterns of the training groups, as indices into the file. */
export function trainingMembers({ draw: { indices, perGroup, split } }: DrawnGroups): Int32Array {
  if (!split) return indices;
  const members = new Int32Array(split.training.length * perGroup);
  split.training.forEach((group, i) => {
    members.set(indices.subarray(group * perGroup, (group + 1) * perGroup), i * perGroup);
  });
  return members;
}

const NOT_DRAWN = 'The groups have not been drawn.';

function groupsOf({ C }: PlanInputs, { groups }: Known, counted: Figure) {
  if (groups !== null && 'reason' in groups) return { groups: null, groups_reason: groups.reason };
  const perGroup: Figure =
    C === null
      ? unknown('`gridsize` is not a whole number.')
      : { value: C, relativeError: 0, terms: [] };
  if (groups === null)
    return {
      groups: {
        ...entry('count', counted),
        ...entry('patterns_per_group', perGroup),
        ...reasoned('certainty', null, NOT_DRAWN),
        ...reasoned('indices_sha256', null, NOT_DRAWN),
        ...entry('used_patterns', unknown(NOT_DRAWN)),
        ...entry('unused_patterns', unknown(NOT_DRAWN)),
        ...entry('median_span_px', unknown(NOT_DRAWN)),
      },
    };
  const { draw, facts, sha256 } = groups;
  return {
    groups: {
      count: draw.count,
      patterns_per_group: draw.perGroup,
      certainty: draw.certainty,
      ...reasoned(
        'indices_sha256',
        draw.certainty === 'exact' ? sha256 : null,
        draw.certainty === 'one-draw'
          ? 'This entry point sets no seed: the groups differ from run to run.'
          : 'Positions have neighbours at equal distances, whose order is not reproducible.',
      ),
      used_patterns: facts.used,
      unused_patterns: facts.unused,
      ...reasoned('median_span_px', facts.span?.median ?? null, 'A group is one pattern.'),
    },
  };
}

/** What the figures assume. */
function notesOf({
  isAssumed,
  entryPoint,
  value,
  gridsize,
  route,
  isSupervised,
}: PlanInputs): string[] {
  const thinned = route.subsamples && value('n_subsample') === null;
  const repeated = entryPoint === 'lightning' && gridsize === 1 && !isSupervised;
  return [
    ...(isAssumed ? ['No entry point is chosen: this is the plan of the Python script.'] : []),
    ...(thinned
      ? [
          'Without `n_subsample`, ptycho_train keeps as many patterns as there are groups. The command that Pinnboard exports passes a number that keeps them all.',
        ]
      : []),
    ...(repeated
      ? [
          'Each pattern is counted `n_subsample` times, as the loader does with `object_big` True. A JSON file sets it to False for gridsize 1, and each pattern is then taken once.',
        ]
      : []),
    'Device memory is of tensors alone: the CUDA context and workspaces of cuDNN and cuFFT come on top.',
    'Host memory is of the grouped data alone: Python, its libraries and the arrays of the file come on top.',
  ];
}

/** Every figure null, for one reason. */
function emptyPlan(request: Request, reason: string): Plan {
  const figure: Unknown = unknown(reason);
  return {
    ...about(request, null),
    groups: null,
    groups_reason: reason,
    ...entry('training_samples', figure),
    ...entry('validation_samples', figure),
    ...entry('batches_per_epoch', figure),
    ...entry('validation_batches', figure),
    ...entry('optimizer_steps', figure),
    ...reasoned('learning_rate', null, reason),
    ...entry('parameters', figure),
    ...entry('parameter_bytes', figure),
    ...entry('optimizer_bytes', figure),
    ...estimated('activation_bytes', figure),
    ...estimated('peak_device_bytes', figure),
    ...reasoned('gpu', null, reason),
    ...reasoned('host_bytes', null, reason),
    disk: {
      ...entry('bundle_bytes', figure),
      ...entry('checkpoint_bytes', figure),
      ...entry('memory_map_bytes', figure),
      ...entry('log_bytes', figure),
      ...entry('all_checkpoints_bytes', figure),
    },
    ...entry('flops_per_step', figure),
    scaling: {
      ...entry('input_scale', figure),
      ...entry('intensity_scale', figure),
      ...entry('physics_scale', figure),
      ...entry('mean_measured_intensity', figure),
    },
    ...reasoned('seconds', null, reason),
    notes: [],
  };
}
