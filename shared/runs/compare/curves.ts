/** The values that a run logged, over steps, epochs or time. */
import { type Curve, POINTS, Thinned } from '../curve';
import type { Logged } from '../series';

/** A run's metrics, each thinned to at most 500 points. */
export interface RunCurves {
  readonly curves: readonly Curve[];
  /** null while the logs do not say. */
  readonly stepsPerEpoch: number | null;
  /** Steps with the seconds since the first value; null where the logger notes no times. */
  readonly times: readonly StepTime[] | null;
}

export type StepTime = readonly [step: number, seconds: number];

/** A value with when it was logged, in seconds since any beginning. */
export interface Timed extends Logged {
  readonly time: number;
}

const EPOCH = 'epoch';

/** The curves of what a logger wrote, in the order in which they first come; the epoch of a step is a value of its own. */
export function loggedCurves(values: readonly Timed[]): RunCurves {
  const curves = new Map<string, Thinned>();
  const times: StepTime[] = [];
  const began = values.reduce((least, { time }) => Math.min(least, time), Number.POSITIVE_INFINITY);
  const inOrder = [...values].sort((a, b) => a.step - b.step);
  let seen = Number.NEGATIVE_INFINITY;
  for (const { name, step, value, time } of inOrder) {
    if (step > seen) times.push([step, time - began]);
    seen = Math.max(seen, step);
    if (name === EPOCH) continue;
    const curve = curves.get(name) ?? new Thinned();
    curves.set(name, curve);
    curve.add(step, value);
  }
  return {
    curves: [...curves].map(([name, curve]) => ({ name, points: curve.points() })),
    stepsPerEpoch: stepsPerEpoch(inOrder.filter(({ name }) => name === EPOCH)),
    times: times.length > 0 ? someOf(times) : null,
  };
}

/** At most 500 of them, the first and the last among them. */
function someOf(times: readonly StepTime[]): readonly StepTime[] {
  const every = Math.ceil(times.length / (POINTS - 1));
  return times.filter((_, at) => at % every === 0 || at === times.length - 1);
}

/** From the last step before the latest epoch: each has as many. */
function stepsPerEpoch(epochs: readonly Logged[]): number | null {
  let [before, found]: [Logged | null, number | null] = [null, null];
  for (const one of epochs) {
    if (before !== null && one.value > before.value) found = (before.step + 1) / one.value;
    before = one;
  }
  // Of a single epoch, all steps that it has so far.
  return found ?? (before === null ? null : (before.step + 1) / (before.value + 1));
}
