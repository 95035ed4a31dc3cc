/** The GPUs that a plan is measured against, and the one that is chosen; both are this machine's, not the document's. */
import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Figure } from '../../shared/plan/network/figure';
import { networkFigures } from '../../shared/plan/network/figures';
import type { NetworkOptions } from '../../shared/plan/network/options';

export interface Gpu {
  readonly name: string;
  /** Memory in bytes. */
  readonly bytes: number;
}

const keptSchema = z.object({ chosen: z.string().nullable() });

export const useGpuPrefs = create<z.infer<typeof keptSchema>>()(
  persist(() => ({ chosen: null as string | null }), {
    name: 'pinnboard.gpu',
    version: 1,
    merge: (kept, current) => {
      const parsed = keptSchema.safeParse(kept);
      return parsed.success ? { ...current, ...parsed.data } : current;
    },
  }),
);

/** The GPUs that can be chosen. */
export const gpuChoices = (): readonly Gpu[] => [];

export const chosenGpu = (): Gpu | null => {
  const { chosen } = useGpuPrefs.getState();
  return gpuChoices().find(({ name }) => name === chosen) ?? null;
};

/** The chosen GPU, as a component follows it. */
export const useGpu = (): Gpu | null => {
  useGpuPrefs();
  return chosenGpu();
};

/** Chooses a GPU; null plans for none in particular. */
export function setGpu(chosen: string | null): void {
  useGpuPrefs.setState({ chosen });
}

/** What tensors leave of a GPU's memory. */
export interface Fit {
  /** Tensors alone need more than there is, also at the lower end of the estimate. */
  readonly isBeyond: boolean;
  /** Bytes for CUDA's context, workspaces and the allocator; 0 where tensors need all. */
  readonly leaves: number;
}

/** Null where the tensors are not known. */
export function fitOf(peak: Figure, { bytes }: Gpu): Fit | null {
  if (peak.value === null) return null;
  return {
    isBeyond: peak.value * (1 - peak.relativeError) > bytes,
    leaves: Math.max(0, bytes - peak.value),
  };
}

/** The largest batch whose tensors, at the upper end of the estimate, are no more than a GPU's memory; null where none is. */
export function largestBatchOn(options: NetworkOptions, { bytes }: Gpu): number | null {
  const fits = (batch: number): boolean => {
    const figures = networkFigures({ ...options, batch_size: batch });
    if ('reason' in figures || figures.peak.value === null) return false;
    return figures.peak.value * (1 + figures.peak.relativeError) <= bytes;
  };
  if (!fits(1)) return null;
  let [low, high] = [1, 2];
  while (fits(high)) [low, high] = [high, 2 * high];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
