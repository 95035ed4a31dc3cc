/** A plan in lines of text: the command line prints them. */

import { sizeText } from '../values/bytes';
import { nounFor } from '../values/counted';
import type { Certainty } from './certainty';
import { certaintyWords } from './certainty';
import type { Plan } from './plan';
import { sizeError } from './sizes';

/** `1,087`, `0.349`; five digits of what is no count. */
export const countText = (value: number): string =>
  Number.isInteger(value)
    ? value.toLocaleString('en')
    : value.toLocaleString('en', { maximumSignificantDigits: 5 });

interface Row {
  readonly name: string;
  readonly text: string;
}
export interface PlanGroup {
  readonly title: string;
  readonly rows: readonly Row[];
}

type Nullable = number | { readonly value: number; readonly relative_error: number } | null;

/** Of the memory-mapped route's; the container's is known to 5 %. */
const LOG_ERROR = 0.2;

const within = (relativeError: number): Certainty => ({
  kind: 'within',
  relativeError,
  measured: '',
});

/** `351 MB ± 3 %`, or `–` and the reason. */
function figureText(
  figure: Nullable,
  reason: string | undefined,
  text: (value: number) => string,
  relativeError = 0,
): string {
  if (figure === null) return `– ${reason ?? ''}`;
  const [value, error] =
    typeof figure === 'number' ? [figure, relativeError] : [figure.value, figure.relative_error];
  return error === 0 ? text(value) : `${text(value)} ${certaintyWords(within(error))}`;
}

/** The rows of a plan under their headings; every figure with how sure it is. */
export function planGroups(plan: Plan): PlanGroup[] {
  const exact = (figure: number | null, reason: string | undefined) =>
    figureText(figure, reason, countText);
  const bytes = (figure: Nullable, reason: string | undefined, error = 0) =>
    figureText(figure, reason, sizeText, error);
  const { disk, scaling } = plan;
  const single = (figure: number | null, reason: string | undefined) =>
    figureText(figure, reason, countText);
  return [
    { title: 'Groups', rows: groupRows(plan) },
    {
      title: 'Steps',
      rows: [
        {
          name: 'training samples',
          text: exact(plan.training_samples, plan.training_samples_reason),
        },
        {
          name: 'batches per epoch',
          text: exact(plan.batches_per_epoch, plan.batches_per_epoch_reason),
        },
        { name: 'optimizer steps', text: exact(plan.optimizer_steps, plan.optimizer_steps_reason) },
        { name: 'learning rate', text: rateText(plan) },
        {
          name: 'validation samples',
          text: exact(plan.validation_samples, plan.validation_samples_reason),
        },
        {
          name: 'validation batches',
          text: exact(plan.validation_batches, plan.validation_batches_reason),
        },
      ],
    },
    {
      title: 'Network',
      rows: [
        { name: 'parameters', text: exact(plan.parameters, plan.parameters_reason) },
        {
          name: 'operations per step',
          text: exact(plan.flops_per_step, plan.flops_per_step_reason),
        },
        { name: 'time', text: secondsText(plan) },
      ],
    },
    {
      title: 'Device memory',
      rows: [
        { name: 'parameters', text: bytes(plan.parameter_bytes, plan.parameter_bytes_reason) },
        { name: 'optimizer', text: bytes(plan.optimizer_bytes, plan.optimizer_bytes_reason) },
        { name: 'activations', text: bytes(plan.activation_bytes, plan.activation_bytes_reason) },
        {
          name: 'peak of tensors',
          text: bytes(plan.peak_device_bytes, plan.peak_device_bytes_reason),
        },
        ...gpuRows(plan),
      ],
    },
    {
      title: 'Host memory',
      rows: [
        {
          name: 'while training',
          text: bytes(plan.host_bytes?.resident ?? null, plan.host_bytes_reason, 0.05),
        },
        { name: 'peak', text: bytes(plan.host_bytes?.peak ?? null, plan.host_bytes_reason, 0.05) },
      ],
    },
    {
      title: 'Disk',
      rows: [
        {
          name: 'wts.h5.zip',
          text: bytes(
            disk.bundle_bytes,
            disk.bundle_bytes_reason,
            sizeError('bundle', disk.bundle_bytes ?? 0),
          ),
        },
        {
          name: 'a checkpoint',
          text: bytes(
            disk.checkpoint_bytes,
            disk.checkpoint_bytes_reason,
            sizeError('checkpoint', disk.checkpoint_bytes ?? 0),
          ),
        },
        {
          name: 'all checkpoints',
          text: bytes(
            disk.all_checkpoints_bytes,
            disk.all_checkpoints_bytes_reason,
            sizeError('checkpoint', disk.checkpoint_bytes ?? 0),
          ),
        },
        {
          name: 'memory map',
          text: bytes(disk.memory_map_bytes, disk.memory_map_bytes_reason, 0.05),
        },
        { name: 'metrics.csv', text: bytes(disk.log_bytes, disk.log_bytes_reason, LOG_ERROR) },
      ],
    },
    {
      title: 'Scaling',
      rows: [
        { name: 'input scale', text: single(scaling.input_scale, scaling.input_scale_reason) },
        {
          name: 'intensity scale',
          text: single(scaling.intensity_scale, scaling.intensity_scale_reason),
        },
        {
          name: 'physics scale',
          text: single(scaling.physics_scale, scaling.physics_scale_reason),
        },
        {
          name: 'mean measured intensity',
          text: single(scaling.mean_measured_intensity, scaling.mean_measured_intensity_reason),
        },
      ],
    },
  ];
}

function groupRows({ groups, groups_reason }: Plan): Row[] {
  if (groups === null) return [{ name: 'groups', text: `– ${groups_reason ?? ''}` }];
  const { count, patterns_per_group, certainty } = groups;
  const exact = (figure: number | null, reason: string | undefined) =>
    figureText(figure, reason, countText);
  return [
    {
      name: 'groups',
      text:
        count === null || patterns_per_group === null
          ? exact(count, groups.count_reason)
          : `${countText(count)} × ${countText(patterns_per_group)} ${nounFor(patterns_per_group, 'pattern')}`,
    },
    {
      name: 'how sure',
      text:
        certainty === null
          ? `– ${groups.certainty_reason ?? ''}`
          : certaintyWords({ kind: certainty }),
    },
    { name: 'patterns used', text: exact(groups.used_patterns, groups.used_patterns_reason) },
    { name: 'patterns unused', text: exact(groups.unused_patterns, groups.unused_patterns_reason) },
    { name: 'median span, px', text: exact(groups.median_span_px, groups.median_span_px_reason) },
  ];
}

function rateText({ learning_rate, learning_rate_reason }: Plan): string {
  if (learning_rate === null) return `– ${learning_rate_reason ?? ''}`;
  const { rates, lowest, why } = learning_rate;
  const [first, ...later] = lowest ?? rates;
  const falls = later.length > 0 ? `, at the least ${later.at(-1)?.rate} at the end` : '';
  return `${first?.rate}${falls}: ${why}`;
}

function gpuRows({ gpu }: Plan): Row[] {
  if (gpu === null) return [];
  return [
    { name: gpu.name, text: gpu.words },
    {
      name: 'largest batch by tensors',
      text: figureText(gpu.largest_batch, gpu.largest_batch_reason, countText),
    },
  ];
}

function secondsText({ seconds, seconds_reason }: Plan): string {
  if (seconds === null) return `– ${seconds_reason ?? ''}`;
  const { value, relative_error: relativeError, from_runs: runs } = seconds;
  return `${countText(Math.round(value))} s ${certaintyWords({ kind: 'from-runs', relativeError, runs })}`;
}
