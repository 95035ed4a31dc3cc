/** The progress bar of Lightning (rich), which a run that is not in a terminal prints once, when an epoch has ended. */

/** `Epoch 2/2 ━━━━ 3/3 0:00:00 • 0:00:00 29.82it/s v_num: 0.000`; epochs count from 0, and the last is the second number. */
const BAR = /^Epoch (\d+)\/(\d+)\s.*\s(\d+)\/(\d+)\s+\S+ • \S+\s+(\d+\.\d+)it\/s/;

/** Steps of an epoch whose rate says something, and steps per second of which two decimals do. */
const LEAST = { steps: 10, rate: 0.1 };

/**
 * Seconds per step in the last epoch of a training that finished, as its bar says: from the last 30 s at most, without
 * start-up and validation. Null where no bar was printed, or one of too few or too slow steps.
 *
 * @param lines of the log, without colours
 */
export function secondsPerStepShown(lines: readonly string[]): number | null {
  const [, epoch, lastEpoch, step, steps, rate] =
    lines.map((line) => BAR.exec(line)).findLast((match) => match !== null) ?? [];
  if (epoch !== lastEpoch || step !== steps || Number(steps) < LEAST.steps) return null;
  return Number(rate) >= LEAST.rate ? 1 / Number(rate) : null;
}
