/** Runs what a user does in order, between the answers that fast-check's scheduler releases. */
import type { Scheduler } from 'fast-check';
import { vi } from 'vitest';

/** Another one with each run; `PINNBOARD_SEED=…` repeats it. */
const SEED = Number(process.env['PINNBOARD_SEED'] ?? Date.now() % 2 ** 31);

export const seed = (numRuns: number) => ({ seed: SEED, numRuns });

export interface Action {
  readonly label: string;
  readonly do: () => unknown;
}

/** Resolves when everything is done that the actions and the answers lead to, pauses included. */
export async function interleave(scheduler: Scheduler, actions: readonly Action[]): Promise<void> {
  const failures: unknown[] = [];
  const attempt = async (act: Action['do']) => {
    try {
      await act();
    } catch (error) {
      failures.push(error);
    }
  };
  scheduler.scheduleSequence(
    actions.map(({ label, do: act }) => ({ label, builder: () => attempt(act) })),
  );
  await scheduler.waitIdle();
  while (vi.isFakeTimers() && vi.getTimerCount() > 0) {
    vi.runOnlyPendingTimers();
    await scheduler.waitIdle();
  }
  if (failures.length > 0) throw failures[0];
}
