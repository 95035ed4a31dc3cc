/** The scaling constants of a run, as its data route computes them. */
import type { DatasetStats, PatternStats } from '../dataset/arrayStats';
import { metadataPhotons } from '../dataset/metadata';
import { takesCounts } from './counts';
import type { PlanInputs } from './inputs';
import { type Figure, type Term, unknown } from './network/figure';

/** Of each pattern, in the order of the file: the sum of its values, and of their squares. */
export interface PatternSums {
  readonly sum: Float64Array;
  readonly energy: Float64Array;
}

/** Which patterns the run trains on: an index for each channel of each training group. */
export type Members = Int32Array;

export interface Scaling {
  /** What the patterns are multiplied by before the network sees them. */
  readonly inputScale: Figure;
  /** What the container lifts predicted amplitudes to counts by. */
  readonly intensityScale: Figure;
  /** What the memory map multiplies amplitudes by in the loss. */
  readonly physicsScale: Figure;
  readonly meanMeasuredIntensity: Figure;
}

/** The relative error of float32, in which PtychoPINN keeps them. */
const SINGLE = 1e-6;

/**
 * Scaling constants. Those that depend on pixels need the sums of the patterns, and those of grouped patterns the members of
 * the groups; where the array statistics are enough, they are taken.
 */
export function scalingOf(
  inputs: PlanInputs,
  sums: PatternSums | null = null,
  members: Members | null = null,
): Scaling {
  if (inputs.route.loader === 'container') return containerScaling(inputs, sums, members);
  return takesCounts(inputs) ? countScaling(inputs, sums, members) : mapScaling(inputs, sums);
}

/** Whether the factors are means over the patterns of groups, and so as sure as these. */
export const followsGroups = (inputs: PlanInputs): boolean =>
  inputs.route.loader === 'container' || takesCounts(inputs);

const NOT_SUMMED = 'The patterns have not been read.';
const NOT_DRAWN = 'The groups have not been drawn.';

/** `normalize_data` and `derive_intensity_scale_from_amplitudes` (ptycho/raw_data.py:986, ptycho_torch/helper.py:782). */
function containerScaling(
  inputs: PlanInputs,
  sums: PatternSums | null,
  members: Members | null,
): Scaling {
  const N = inputs.scalingN;
  const energy = meanOfMembers(sums?.energy, members, inputs);
  const photons = photonsOf(inputs);
  return {
    inputScale: scale(
      energy,
      N === null ? null : (mean) => N / 2 / Math.sqrt(mean),
      '(N/2) / √(mean ΣA² over groups)',
      ['N', 'n_groups', 'gridsize'],
    ),
    intensityScale:
      N === null
        ? unknown(NO_SIZE)
        : photons === null || !(photons > 0)
          ? unknown('`nphotons` is not a positive number.')
          : figure((2 * Math.sqrt(photons)) / N, [
              {
                name: 'Photons per pattern',
                expression: 'nphotons',
                value: photons,
                fields: ['nphotons'],
              },
              {
                name: 'Intensity scale',
                expression: '2·√nphotons / N',
                value: (2 * Math.sqrt(photons)) / N,
                fields: ['N'],
              },
            ]),
    physicsScale: unknown('Only the memory map has it; this entry point uses the intensity scale.'),
    meanMeasuredIntensity: unknown('Only the memory map measures it.'),
  };
}

const NO_SIZE = '`N` is not a whole number.';

/** Photons that lift the amplitudes: the dataset's, where the entry point reads them, else the setting. */
function photonsOf({ target, entryPoint, files: { dataset }, number }: PlanInputs): number | null {
  const { metadataPhotons: read } = target.traits.run;
  const set = number('nphotons');
  if (dataset.status !== 'ok' || dataset.metadata.status !== 'ok' || !read.includes(entryPoint))
    return set;
  const recorded = metadataPhotons(dataset.metadata);
  if (recorded !== null) return Number(recorded);
  // Where RawData keeps the metadata, one without the number counts as 1e9 (ptycho/metadata.py:53).
  return read.length > 1 ? DEFAULT_PHOTONS : set;
}
const DEFAULT_PHOTONS = 1e9;

/** `get_rms_scaling_factor` and `get_physics_scaling_factor` over all patterns (ptycho_torch/helper.py:937-1000). */
function mapScaling(inputs: PlanInputs, sums: PatternSums | null): Scaling {
  const { N, value, C } = inputs;
  const none = unknown('Only the native container has it.');
  const rest = {
    intensityScale: none,
    meanMeasuredIntensity: unknown('Only counts have it; these patterns are amplitudes.'),
  };
  const normalize = value('normalize');
  if (normalize === 'None')
    return { ...rest, inputScale: figure(1, []), physicsScale: figure(1, []) };
  if (normalize !== 'Batch' && !(normalize === 'Group' && C === 1)) {
    const each = unknown(`\`normalize\` is ${String(normalize)}: every group has its own.`);
    return { ...rest, inputScale: each, physicsScale: each };
  }
  if (value('data_scaling') === 'Max') {
    const [most, why] = sums
      ? [sums.sum.reduce((a, b) => Math.max(a, b), 0), '']
      : [null, NOT_SUMMED];
    const max = most !== null && most > 0 ? figure(1 / most, []) : unknown(why || ZERO);
    return { ...rest, inputScale: max, physicsScale: max };
  }
  const { energy, sum } = meansOfAll(inputs, sums);
  return {
    ...rest,
    inputScale: scale(
      energy,
      N === null ? null : (mean) => N / Math.sqrt(mean),
      'N / √(mean ΣA² over all patterns)',
      ['N', 'normalize'],
    ),
    physicsScale: scale(sum, (mean) => 1 / mean, '1 / mean ΣA over all patterns', ['normalize']),
  };
}

/** `set_ci_statistics_from_indices`, over the training groups (ptycho_torch/dataloader.py:1263). */
function countScaling(
  inputs: PlanInputs,
  sums: PatternSums | null,
  members: Members | null,
): Scaling {
  const { N } = inputs;
  const energy = meanOfMembers(sums?.energy, members, inputs);
  const sum = meanOfMembers(sums?.sum, members, inputs);
  const none = unknown('Only the native container has it.');
  return {
    inputScale: scale(
      energy,
      N === null ? null : (mean) => N / 2 / Math.sqrt(mean),
      '(N/2) / √(mean ΣI² over training groups)',
      ['N'],
    ),
    intensityScale: none,
    physicsScale: unknown('The counts are not scaled in the loss.'),
    meanMeasuredIntensity: scale(
      sum,
      N === null ? null : (mean) => mean / (N * N),
      'mean ΣI / N² over training groups',
      ['N'],
    ),
  };
}

const ZERO = 'The patterns are all zero or not finite.';

/** A mean over patterns, or why there is none. */
type Mean = number | { readonly reason: string };

function scale(
  mean: Mean,
  of: ((mean: number) => number) | null,
  expression: string,
  fields: readonly string[],
): Figure {
  if (of === null) return unknown(NO_SIZE);
  if (typeof mean !== 'number') return unknown(mean.reason);
  if (!(mean > 0 && Number.isFinite(mean))) return unknown(ZERO);
  return figure(of(mean), [
    {
      name: 'Mean over the patterns',
      expression: 'of their sums',
      value: mean,
      fields: ['train_data_file'],
    },
    { name: 'Scale', expression, value: of(mean), fields },
  ]);
}

const figure = (value: number, terms: readonly Term[]): Figure => ({
  value,
  relativeError: SINGLE,
  terms,
});

function meanOfMembers(
  values: Float64Array | undefined,
  members: Members | null,
  inputs: PlanInputs,
): Mean {
  if (values === undefined) return { reason: unread(inputs) };
  if (members === null) return { reason: NOT_DRAWN };
  if (members.length === 0) return { reason: 'There are no groups.' };
  let all = 0;
  // −1 stands for a missing neighbour, which numpy takes for the last pattern.
  for (const member of members) all += values.at(member) ?? Number.NaN;
  return all / members.length;
}

/** Means over all patterns: of their sums, or from the statistics of a dataset without blank patterns. */
function meansOfAll(
  inputs: PlanInputs,
  sums: PatternSums | null,
): { readonly energy: Mean; readonly sum: Mean } {
  if (sums) return { energy: meanOf(sums.energy), sum: meanOf(sums.sum) };
  const patterns = wholePatterns(inputs.files.values);
  if (patterns?.total && patterns.meanEnergy !== null)
    return { energy: patterns.meanEnergy, sum: patterns.total.mean };
  const none = { reason: unread(inputs) };
  return { energy: none, sum: none };
}

const unread = ({ files: { dataset } }: PlanInputs): string =>
  dataset.status === 'ok' ? NOT_SUMMED : dataset.problem;

const meanOf = (values: Float64Array): Mean =>
  values.length === 0
    ? { reason: 'There are no patterns.' }
    : values.reduce((all, one) => all + one, 0) / values.length;

/** Statistics of the patterns where they leave none out. */
function wholePatterns(values: DatasetStats | null | undefined): PatternStats | null {
  const patterns = values?.patterns ?? null;
  return patterns !== null && patterns.blank.count === 0 && patterns.notFinite.count === 0
    ? patterns
    : null;
}
