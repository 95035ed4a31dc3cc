/** Where the values of a run are on the axis that all compared runs share. */
import type { RunCurves, StepTime } from './curves';

export const AXES = ['epoch', 'step', 'time'] as const;
export type Axis = (typeof AXES)[number];

/** A run's way from a step to a place on the axis. */
export interface Placing {
  readonly place: (step: number) => number;
  /** Times are spread evenly over the run's steps: nobody noted them. */
  readonly isEstimated: boolean;
}

/**
 * Epochs that are done after a step, steps from 0, or seconds since the first value. null where the run does not say.
 * @param seconds how long the whole run took; null where it is not known
 */
export function placingOn(
  axis: Axis,
  { stepsPerEpoch, times, curves }: RunCurves,
  seconds: number | null,
): Placing | null {
  switch (axis) {
    case 'step':
      return exact((step) => step);
    case 'epoch':
      return stepsPerEpoch === null ? null : exact((step) => (step + 1) / stepsPerEpoch);
    case 'time': {
      if (times !== null) return exact((step) => timeAt(times, step));
      const last = Math.max(...curves.map(({ points }) => points.at(-1)?.[0] ?? -1));
      if (seconds === null || last < 0) return null;
      return { place: (step) => (seconds * (step + 1)) / (last + 1), isEstimated: true };
    }
  }
}

const exact = (place: Placing['place']): Placing => ({ place, isEstimated: false });

/** Between two noted times, on the line between them; NaN outside them. */
function timeAt(times: readonly StepTime[], step: number): number {
  const next = times.findIndex(([at]) => at >= step);
  const [after, before] = [times[next], times[next - 1]];
  if (!after) return Number.NaN;
  if (after[0] === step) return after[1];
  if (!before) return Number.NaN;
  return before[1] + ((after[1] - before[1]) * (step - before[0])) / (after[0] - before[0]);
}
