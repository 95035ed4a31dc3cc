/** The user's own GPUs: `gpus.json` in the app's folder, which no window writes. */
import path from 'node:path';
import { type Gpu, gpuFileSchema, gpuTable } from '../../../shared/plan/gpus';
import { readOwn } from './jsonFile';

export interface GpuReading {
  readonly gpus: readonly Gpu[];
  /** Why the user's own are not among them, in a sentence; null without problems. */
  readonly problem: string | null;
}

/** All GPUs that a plan can be for. Never throws. */
export async function readGpus(folder: string): Promise<GpuReading> {
  const file = path.join(folder, 'gpus.json');
  const reading = await readOwn(file, { schema: gpuFileSchema, version: 1 });
  switch (reading.status) {
    case 'read':
      return { gpus: gpuTable(reading.value.gpus), problem: null };
    case 'missing':
      return { gpus: gpuTable([]), problem: null };
    case 'newer':
      return unread(file, `a later Pinnboard saved it (version ${reading.version})`);
    default:
      return unread(file, reading.why);
  }
}

const unread = (file: string, why: string): GpuReading => ({
  gpus: gpuTable([]),
  problem: `The GPUs in \`${file}\` are not used: ${why}.`,
});
