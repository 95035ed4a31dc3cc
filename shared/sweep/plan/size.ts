/** How many points a sweep has. */
import type { SweepSpec } from '../sweep';
import { axisSteps, axisValues } from './axisValues';

/** More points than this give a finding. */
export const MANY_POINTS = 10_000;
/** More are rejected: a sweep of that size is a mistake. */
export const MOST_POINTS = 1_000_000;

/** Points before conditions. The shortest of zipped axes counts. */
export function candidateCount({ axes, method }: SweepSpec): number {
  if (method.kind === 'random') return method.count;
  return method.kind === 'zip'
    ? Math.min(...axes.map((axis) => axisSteps(axis).length))
    : axes.reduce((product, axis) => product * axisValues(axis).length, 1);
}
