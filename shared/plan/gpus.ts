/** GPUs by name with their memory, and what a run's tensors leave of it. */
import { z } from 'zod';
import { nearestNames } from '../values/nearest';
import type { Figure } from './network/figure';
import { networkFigures } from './network/figures';
import type { NetworkOptions } from './network/options';

/** A GPU with the memory that its vendor names, in GB. */
export const gpuSchema = z.object({
  name: z.string().trim().min(1).max(80),
  gigabytes: z.number().positive().max(100_000),
});
export type Gpu = z.infer<typeof gpuSchema>;

/** The user's own GPUs: a file in the settings folder. */
export const gpuFileSchema = z.object({
  version: z.literal(1),
  gpus: z.array(gpuSchema).max(1000),
});

/** By memory, the smallest first. From the vendors' data sheets. */
export const GPUS: readonly Gpu[] = [
  { name: 'GTX 1080 Ti', gigabytes: 11 },
  { name: 'RTX 2080 Ti', gigabytes: 11 },
  { name: 'RTX 4070', gigabytes: 12 },
  { name: 'RTX 4080', gigabytes: 16 },
  { name: 'P100 16 GB', gigabytes: 16 },
  { name: 'V100 16 GB', gigabytes: 16 },
  { name: 'T4', gigabytes: 16 },
  { name: 'RTX 3090', gigabytes: 24 },
  { name: 'RTX 4090', gigabytes: 24 },
  { name: 'A10', gigabytes: 24 },
  { name: 'L4', gigabytes: 24 },
  { name: 'V100 32 GB', gigabytes: 32 },
  { name: 'RTX 5090', gigabytes: 32 },
  { name: 'A100 40 GB', gigabytes: 40 },
  { name: 'A40', gigabytes: 48 },
  { name: 'L40S', gigabytes: 48 },
  { name: 'RTX A6000', gigabytes: 48 },
  { name: 'RTX 6000 Ada', gigabytes: 48 },
  { name: 'A100 80 GB', gigabytes: 80 },
  { name: 'H100', gigabytes: 80 },
  { name: 'GH200', gigabytes: 96 },
  { name: 'H200', gigabytes: 141 },
];

/** The table with the user's own GPUs, which take the place of others of their name. */
export function gpuTable(own: readonly Gpu[]): Gpu[] {
  const names = new Set(own.map(({ name }) => nameKey(name)));
  return [...GPUS.filter(({ name }) => !names.has(nameKey(name))), ...own].sort(
    (a, b) => a.gigabytes - b.gigabytes,
  );
}

const nameKey = (name: string) => name.toLowerCase().replaceAll(/[\s_-]+/g, '');

/** The GPU of that name, however it is spaced or cased; or why there is none, with the nearest names. */
export function findGpu(name: string, table: readonly Gpu[]): Gpu | { readonly reason: string } {
  const key = nameKey(name);
  const exact = table.find((gpu) => nameKey(gpu.name) === key);
  if (exact) return exact;
  const begun = table.filter((gpu) => key !== '' && nameKey(gpu.name).includes(key));
  if (begun.length === 1 && begun[0]) return begun[0];
  const meant =
    begun.length > 0
      ? begun.map((gpu) => gpu.name)
      : nearestNames(name, new Set(table.map((gpu) => gpu.name)));
  return {
    reason: `No GPU is named \`${name}\`.${
      meant.length > 0 ? ` Did you mean ${meant.map((one) => `\`${one}\``).join(' or ')}?` : ''
    }`,
  };
}

/** Words by which another model is told apart: an RTX 4080 is no RTX 4080 SUPER. */
const MODELS = ['ti', 'super', 'laptop', 'mobile'];

/** Whether a driver's name, such as `NVIDIA A100-SXM4-40GB`, or that of a host's file means this GPU of the table. */
export function isNamedGpu(found: string, gpu: string): boolean {
  const wordsOf = (name: string) =>
    name
      .toLowerCase()
      .replaceAll(/(\d) gb/g, '$1gb')
      .split(/[\s_-]+/);
  const wanted = wordsOf(gpu);
  // Of several GPUs, each is to be of this kind.
  return found.split(', ').every((one) => {
    const words = wordsOf(one);
    return (
      wanted.every((word) => words.includes(word)) &&
      MODELS.every((word) => words.includes(word) === wanted.includes(word))
    );
  });
}

/** What tensors leave of a GPU's memory. */
export interface Fit {
  /** The tensors alone need more than there is: the run does not fit. That a run fits, only a run can tell. */
  readonly isBeyond: boolean;
  /** Bytes left for CUDA's context, workspaces and the allocator; 0 where there are none. */
  readonly leaves: number;
}

/** Bytes that the vendor's GB are at most: the chips are counted in GiB. */
const MOST_BYTES = 2 ** 30;
const GIGABYTE = 1e9;

/** Null where the tensors are not known. */
export function fitOf(peak: Figure, { gigabytes }: Gpu): Fit | null {
  if (peak.value === null) return null;
  return {
    isBeyond: peak.value * (1 - peak.relativeError) > gigabytes * MOST_BYTES,
    leaves: Math.max(0, gigabytes * GIGABYTE - peak.value),
  };
}

const inGigabytes = (bytes: number) => String(Number((bytes / GIGABYTE).toPrecision(3)));

/** `tensors 0.9 GB ± 3 %, leaves 39.1 GB of 40 for CUDA`; or that it does not fit. */
export function fitWords(peak: Figure, gpu: Gpu): string {
  const fit = fitOf(peak, gpu);
  if (peak.value === null) return peak.reason;
  const error = Number((100 * peak.relativeError).toPrecision(2));
  const tensors = `tensors ${inGigabytes(peak.value)} GB ± ${error} %`;
  return fit === null || fit.isBeyond
    ? `${tensors}, does not fit in ${gpu.gigabytes} GB`
    : `${tensors}, leaves ${inGigabytes(fit.leaves)} GB of ${gpu.gigabytes} for CUDA`;
}

export interface BatchLimit {
  /** The largest batch whose tensors leave anything, at the upper end of the estimate; 0 where not even one sample does. */
  readonly largest: number;
  /** Bytes that it leaves. */
  readonly leaves: number;
  /** The smallest batch that surely does not fit. */
  readonly excluded: number;
}

/** Largest batch of a network's tensors in a GPU's memory, or why it is unknown. */
export function batchLimit(
  options: NetworkOptions,
  gpu: Gpu,
): BatchLimit | { readonly reason: string } {
  const peakOf = (batch: number) => peakOfBatch(options, batch);
  const one = peakOf(1);
  if ('reason' in one) return one;
  /** The largest batch whose bytes, at one end of the estimate, are at most `most`: they grow about evenly with the batch. */
  const last = (end: 1 | -1, most: number): number => {
    const bytes = (batch: number) => {
      const peak = peakOf(batch);
      return 'value' in peak && peak.value !== null
        ? peak.value * (1 + end * peak.relativeError)
        : Number.POSITIVE_INFINITY;
    };
    if (bytes(1) > most) return 0;
    let [low, high] = [1, 2];
    while (bytes(high) <= most) [low, high] = [high, 2 * high];
    for (let turn = 1; high - low > 1; turn++) {
      const [least, greatest] = [bytes(low), bytes(high)];
      // Every third time halved: a straight line alone can come near from one side for ever.
      const share =
        turn % 3 === 0 || greatest === Number.POSITIVE_INFINITY
          ? 0.5
          : (most - least) / (greatest - least);
      const between = Math.floor(low + share * (high - low));
      const middle = Math.min(Math.max(between, low + 1), high - 1);
      if (bytes(middle) <= most) low = middle;
      else high = middle;
    }
    return low;
  };
  const largest = last(1, gpu.gigabytes * GIGABYTE);
  const peak = peakOf(Math.max(1, largest));
  const leaves = 'value' in peak ? (fitOf(peak, gpu)?.leaves ?? 0) : 0;
  const excluded = 1 + last(-1, gpu.gigabytes * MOST_BYTES);
  return { largest, leaves, excluded };
}

type Peak = Figure | { readonly reason: string };

/** Peaks by batch that were computed for a network: each GPU asks for many of the same. */
const peaks = new WeakMap<NetworkOptions, Map<number, Peak>>();

function peakOfBatch(options: NetworkOptions, batch_size: number): Peak {
  const known = peaks.get(options) ?? new Map<number, Peak>();
  peaks.set(options, known);
  const before = known.get(batch_size);
  if (before) return before;
  const figures = networkFigures({ ...options, batch_size });
  const peak = 'reason' in figures ? figures : figures.peak;
  known.set(batch_size, peak);
  return peak;
}
