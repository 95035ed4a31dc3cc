/** Ctrl+C and SIGTERM: a task that can stop cleanly does so, anything else ends at once. */
import { removeUnfinished } from '../node/files/replaceFile';
import { SIGNAL_EXIT } from './exit';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
type Signal = (typeof SIGNALS)[number];

let guarded = 0;

/** Ends the process with the signal's exit code, and without half-written files, while no task is guarded. */
export function endOnSignals(): void {
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (guarded > 0) return;
      removeUnfinished();
      process.exit(SIGNAL_EXIT[signal]);
    });
}

/** Runs a task that stops when its signal is aborted. `code` is the exit code of the signal received, else null. */
export async function stoppable<T>(
  task: (signal: AbortSignal) => Promise<T>,
): Promise<{ readonly result: T; readonly code: number | null }> {
  const controller = new AbortController();
  let code: number | null = null;
  const stop = (signal: Signal) => {
    code = SIGNAL_EXIT[signal];
    controller.abort();
  };
  guarded += 1;
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    const result = await task(controller.signal);
    return { result, code };
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
    guarded -= 1;
  }
}
