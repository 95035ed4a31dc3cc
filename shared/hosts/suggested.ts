/** What to ask a scheduler for, and where each value comes from. */
import type { Plan } from '../plan/plan';
import type { HostAnswers } from './answers';
import type { Host } from './host';
import type { Resources } from './resources';
import type { Partition } from './schedulers/scheduler';

/** Each value with its origin in words: `plan: 9 min × 3`. */
export type Suggested = {
  readonly [K in keyof Resources]: { readonly value: Resources[K]; readonly origin: string };
};

const SPARE = 3;
const LEAST_MINUTES = 10;
/**
 * For Python, and the arrays of the file: 1.5 GB are resident once torch, Lightning and TensorFlow are imported (measured
 * without a GPU). CUDA's share of the host's memory is not measured: as much again is left for it.
 */
const PYTHON = { gigabytes: 4, words: '4 GB for Python' };
const PYTHON_CUDA = { gigabytes: 8, words: '8 GB for Python and CUDA' };
const USUAL_CPUS = 4;
const DEFAULT = "the scheduler's default";

/**
 * What to ask for: the host file decides about partition, GPUs and CPUs; of memory and time the larger of plan and host
 * file is taken, and a time never exceeds the partition's limit. `asked` is what the host answered; null before it was asked.
 */
export function suggested(
  plan: Pick<Plan, 'host_bytes' | 'host_bytes_reason' | 'seconds' | 'seconds_reason'> | null,
  host: Host,
  asked: HostAnswers | null,
): Suggested {
  const given = host.resources;
  const partitions = asked?.partitions && 'value' in asked.partitions ? asked.partitions.value : [];
  const source = asked?.partitions?.origin ?? '';
  const partition = partitionOf(given.partition, partitions, source, given.gpus ?? 1);
  const known = partitions.find(({ name }) => name === partition.value);
  const gpus = gpusOf(given.gpus, known, source);
  return {
    partition,
    gpus,
    gpuType:
      given.gpuType === undefined
        ? { value: null, origin: 'any type' }
        : { value: given.gpuType, origin: HOST_FILE },
    memoryGb: larger(memoryOf(plan, gpus.value > 0), given.memoryGb, 'GB'),
    cpus:
      given.cpus === undefined
        ? { value: USUAL_CPUS, origin: 'usual' }
        : { value: given.cpus, origin: HOST_FILE },
    minutes: limited(larger(minutesOf(plan), given.minutes, 'min'), known, source),
  };
}

/** The values alone. */
export const valuesOf = (all: Suggested): Resources => ({
  partition: all.partition.value,
  gpus: all.gpus.value,
  gpuType: all.gpuType.value,
  memoryGb: all.memoryGb.value,
  cpus: all.cpus.value,
  minutes: all.minutes.value,
});

const HOST_FILE = 'host file';

function partitionOf(
  given: string | null | undefined,
  partitions: readonly Partition[],
  source: string,
  gpus: number,
): Suggested['partition'] {
  if (given !== undefined && given !== null) return { value: given, origin: HOST_FILE };
  const up = partitions.filter(({ isUp }) => isUp);
  const standard = up.find(({ isDefault }) => isDefault);
  const withGpus = up.filter((one) => one.gpus.length > 0);
  const only = withGpus.length === 1 ? withGpus[0] : undefined;
  if (gpus > 0 && only && (standard?.gpus.length ?? 0) === 0)
    return { value: only.name, origin: `the only one with GPUs, from ${source}` };
  if (standard) return { value: standard.name, origin: `default, from ${source}` };
  return { value: null, origin: DEFAULT };
}

function gpusOf(
  given: number | undefined,
  partition: Partition | undefined,
  source: string,
): Suggested['gpus'] {
  if (given !== undefined) return { value: given, origin: HOST_FILE };
  // A queue of PBS names no GPUs where it limits none.
  if (partition?.gpus.length === 0 && source === 'sinfo')
    return { value: 0, origin: `none in ${partition.name}, from ${source}` };
  return { value: 1, origin: 'usual' };
}

interface Amount {
  readonly value: number | null;
  readonly origin: string;
}

function memoryOf(plan: Parameters<typeof suggested>[0], onGpu: boolean): Amount {
  const bytes = plan?.host_bytes?.peak;
  if (bytes === undefined) return { value: null, origin: unplanned(plan?.host_bytes_reason) };
  const data = bytes / 2 ** 30;
  const { gigabytes, words } = onGpu ? PYTHON_CUDA : PYTHON;
  return {
    value: Math.ceil(data + gigabytes),
    origin: `plan: ${Number(data.toPrecision(2))} GB + ${words}`,
  };
}

function minutesOf(plan: Parameters<typeof suggested>[0]): Amount {
  const seconds = plan?.seconds?.value;
  if (seconds === undefined) return { value: null, origin: unplanned(plan?.seconds_reason) };
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return {
    value: Math.max(LEAST_MINUTES, SPARE * minutes),
    origin:
      SPARE * minutes < LEAST_MINUTES
        ? `plan: ${minutes} min, at least ${LEAST_MINUTES}`
        : `plan: ${minutes} min × ${SPARE}`,
  };
}

const unplanned = (reason: string | undefined): string =>
  reason === undefined ? DEFAULT : `${DEFAULT}; the plan: ${reason.replace(/\.$/, '')}`;

function larger(planned: Amount, given: number | null | undefined, unit: string): Amount {
  if (given === undefined || given === null) return planned;
  if (planned.value === null) return { value: given, origin: HOST_FILE };
  return planned.value > given
    ? { value: planned.value, origin: `${planned.origin}; host file: ${given} ${unit}` }
    : { value: given, origin: HOST_FILE };
}

function limited(wanted: Amount, partition: Partition | undefined, source: string): Amount {
  const most = partition?.minutes ?? null;
  if (most === null || wanted.value === null || wanted.value <= most) return wanted;
  return {
    value: most,
    origin: `limit of ${partition?.name}, from ${source}; ${wanted.origin}`,
  };
}
