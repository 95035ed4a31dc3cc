/** GPU memory of a run on this machine. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { GPU_MEMORY_COMMAND, gpuMemoryIn } from '../../../shared/runs/gpuMemory';
import { errorCode } from '../files/errno';

const run = promisify(execFile);

/** Milliseconds until it is asked again, and that it may take. */
const EVERY = 5000;
const PATIENCE = 10_000;

/** Asks `nvidia-smi` now and then; a machine without it is not asked again. */
export class GpuMemory {
  private asked = Number.NEGATIVE_INFINITY;
  private answer: ReadonlyMap<number, number> = new Map();
  private isThere = true;

  /** Bytes of the processes of a group; null where nothing says. */
  async of(group: number): Promise<number | null> {
    const now = performance.now();
    if (this.isThere && now - this.asked >= EVERY) {
      this.asked = now;
      this.answer = await this.ask();
    }
    let bytes: number | null = null;
    for (const [pid, used] of this.answer)
      if ((await groupOf(pid)) === group) bytes = (bytes ?? 0) + used;
    return bytes;
  }

  private async ask(): Promise<ReadonlyMap<number, number>> {
    const [program = '', ...args] = GPU_MEMORY_COMMAND;
    try {
      return gpuMemoryIn((await run(program, args, { timeout: PATIENCE })).stdout);
    } catch (error) {
      // Without a GPU, or without a driver, it will have none in a second either.
      this.isThere = errorCode(error) !== 'ENOENT';
      return new Map();
    }
  }
}

/** The group that a process belongs to; null where the system does not say. */
async function groupOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
}
