/** The GPUs of a host as `nvidia-smi` lists them. */
import { visible } from '../values/visible';

/** A GPU and what it does now; null where the driver does not say. */
export interface GpuNow {
  readonly name: string;
  /** MiB. */
  readonly memory: number | null;
  readonly used: number | null;
  /** Share of the last second in which it computed, in percent. */
  readonly busy: number | null;
}

export const GPU_QUESTION: readonly string[] = [
  'nvidia-smi',
  '--query-gpu=name,memory.total,memory.used,utilization.gpu',
  '--format=csv,noheader,nounits',
];

/** The GPUs in the answer. Lines that are none are left out: `No devices were found`. */
export const gpusOf = (stdout: string): GpuNow[] =>
  stdout.split(/\r?\n/).flatMap((line) => {
    const cells = line.split(',').map((cell) => cell.trim());
    if (cells.length !== 4 || !cells[0]) return [];
    const [name, memory, used, busy] = cells;
    return [
      { name: visible(name), memory: numberOf(memory), used: numberOf(used), busy: numberOf(busy) },
    ];
  });

/** A whole number; null for `[N/A]`, `[Not Supported]` and the like. */
const numberOf = (cell: string | undefined): number | null =>
  cell !== undefined && /^\d+$/.test(cell) ? Number(cell) : null;
