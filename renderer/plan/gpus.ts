/** The GPU that plans are measured against: chosen on this machine, no part of the document. */
import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { type Gpu, gpuTable } from '../../shared/plan/gpus';

const keptSchema = z.object({ chosen: z.string().nullable() });
interface GpuPrefs extends z.infer<typeof keptSchema> {
  readonly gpus: readonly Gpu[];
}

export const useGpuPrefs = create<GpuPrefs>()(
  persist((): GpuPrefs => ({ chosen: null, gpus: gpuTable([]) }), {
    name: 'pinnboard.gpu',
    partialize: ({ chosen }) => ({ chosen }),
    version: 1,
    merge: (kept, current) => {
      const parsed = keptSchema.safeParse(kept);
      return parsed.success ? { ...current, ...parsed.data } : current;
    },
  }),
);

/** The GPUs that can be chosen, by memory. */
export const useGpuChoices = (): readonly Gpu[] => useGpuPrefs(({ gpus }) => gpus);

/** Takes the table of main, which has the user's own. */
export function setGpuChoices(gpus: readonly Gpu[]): void {
  useGpuPrefs.setState({ gpus });
}

export const chosenGpu = (): Gpu | null => {
  const { chosen, gpus } = useGpuPrefs.getState();
  return gpus.find(({ name }) => name === chosen) ?? null;
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

/** Bytes of a GPU's memory, as its vendor counts them. */
export const gpuBytes = ({ gigabytes }: Gpu): number => gigabytes * 1e9;
