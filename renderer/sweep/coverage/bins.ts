/** Number of points per value of an axis, or per interval. */

import type { PointStatus } from './pointStatus';
import type { AxisScale } from './scale';

export interface Bin {
  /** Ends on the axis, 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly counts: { readonly [status in PointStatus]: number };
}

const INTERVALS = 24;
/** Half the maximum bar width, which stays inside the padding of a cell. */
const WIDEST = 0.065;

/** `units` are the points' places on the axis, `statuses` their statuses. */
export function binsOf(
  { steps }: AxisScale,
  units: Float32Array,
  statuses: readonly PointStatus[],
): Bin[] {
  const bars = steps === null ? intervals() : aroundSteps(steps);
  const counts = bars.map(() => ({ ready: 0, warned: 0, refused: 0, pending: 0 }));
  for (let i = 0; i < units.length; i += 1) {
    const unit = units[i] ?? 0;
    const at =
      steps === null ? Math.min(INTERVALS - 1, Math.floor(unit * INTERVALS)) : nearest(steps, unit);
    const here = counts[at];
    if (here) here[statuses[i] ?? 'pending'] += 1;
  }
  return bars.map((bar, i) => ({
    ...bar,
    counts: counts[i] ?? { ready: 0, warned: 0, refused: 0, pending: 0 },
  }));
}

const intervals = () =>
  Array.from({ length: INTERVALS }, (_, i) => ({
    from: i / INTERVALS,
    to: (i + 1) / INTERVALS,
  }));

/** Bars as wide as the narrowest distance allows. */
function aroundSteps(steps: readonly number[]): { from: number; to: number }[] {
  const gaps = steps.slice(1).map((step, i) => Math.abs(step - (steps[i] ?? 0)));
  const half = Math.min(WIDEST, ...gaps.map((distance) => distance * 0.36));
  return steps.map((step) => ({ from: step - half, to: step + half }));
}

function nearest(steps: readonly number[], unit: number): number {
  let best = 0;
  for (let i = 1; i < steps.length; i += 1)
    if (Math.abs((steps[i] ?? 0) - unit) < Math.abs((steps[best] ?? 0) - unit)) best = i;
  return best;
}

/** All points of a bin. */
export const sumOf = ({ counts }: Bin): number =>
  counts.ready + counts.warned + counts.refused + counts.pending;
