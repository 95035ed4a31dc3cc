/** GPU memory of a run's processes, as `nvidia-smi` says it. */

/** Words of the question: a line for each process that computes on a GPU. */
export const GPU_MEMORY_COMMAND: readonly string[] = [
  'nvidia-smi',
  '--query-compute-apps=pid,used_gpu_memory',
  '--format=csv,noheader,nounits',
];

/**
 * Bytes by process from the answer: `pid, MiB` on each line. A figure that the driver does not give (`[N/A]`, where the
 * GPU is shared or virtual) is left out.
 */
export function gpuMemoryIn(answer: string): ReadonlyMap<number, number> {
  const bytes = new Map<number, number>();
  for (const line of answer.split('\n')) {
    const [, pid, mebibytes] = /^\s*(\d+)\s*,\s*(\d+)\s*$/.exec(line) ?? [];
    if (pid === undefined || mebibytes === undefined) continue;
    bytes.set(Number(pid), (bytes.get(Number(pid)) ?? 0) + Number(mebibytes) * 2 ** 20);
  }
  return bytes;
}
