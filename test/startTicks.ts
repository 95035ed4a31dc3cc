/** When a process started, as a run notes it down. */
import { existsSync, readFileSync } from 'node:fs';

/** Clock ticks since the machine started; null where the system does not say. */
export function startTicks(pid: number): string | null {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return null;
  return readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null;
}
