/** Parses the sweep as typed, with problems by control. */
import type { Axis, Method, SweepSpec } from '../spec';
import { axisKey, type SweepDraft } from './draft';
import { type AxisField, fieldOfAxis } from './fields';
import { type AxisProblems, numberOf, readAxis } from './readAxis';

export type SweepPlanSpec = Omit<SweepSpec, 'base'>;

export interface SweepReading {
  /** null while something is invalid, or there is no axis. */
  readonly spec: SweepPlanSpec | null;
  /** By the axis' key. */
  readonly axes: { readonly [key: string]: AxisProblems };
  readonly count: string | null;
  readonly seed: string | null;
}

/** The parsed sweep; conditions are parsed by `conditionOf`. */
export function readSweep(draft: SweepDraft, fields: readonly AxisField[]): SweepReading {
  const random = draft.method === 'random';
  const problems: { [key: string]: AxisProblems } = {};
  const axes: Axis[] = [];
  for (const axis of draft.axes) {
    const read = readAxis(axis, fieldOfAxis(fields, axis).type, !random);
    if (read.ok) axes.push(read.axis);
    else problems[axisKey(axis)] = read.problems;
  }
  const count = random ? wholeFrom(draft.count, 1) : null;
  const seed = random ? wholeFrom(draft.seed, 0) : null;
  const sound = axes.length === draft.axes.length && axes.length > 0 && !count && !seed;
  return {
    spec: sound
      ? {
          axes,
          method: methodOf(draft),
          leave_out: draft.leave_out.filter((text) => text.trim() !== ''),
        }
      : null,
    axes: problems,
    count,
    seed,
  };
}

/** The first problem, with its axis or control; null when all is valid. */
export function sweepProblem(draft: SweepDraft, fields: readonly AxisField[]): string | null {
  const { spec, axes, count, seed } = readSweep(draft, fields);
  if (spec) return null;
  for (const axis of draft.axes) {
    const [problem] = Object.entries(axes[axisKey(axis)] ?? {});
    if (problem) return `${axis.name}, ${problem.join(': ')}`;
  }
  if (count !== null) return `number of points: ${count}`;
  return seed === null ? 'the sweep has no axis' : `seed: ${seed}`;
}

function methodOf({ method, count, seed }: SweepDraft): Method {
  if (method !== 'random') return { kind: method };
  return { kind: method, count: numberOf(count) ?? 1, seed: numberOf(seed) ?? 0 };
}

function wholeFrom(text: string, least: number): string | null {
  const value = numberOf(text);
  return value === null || !Number.isSafeInteger(value) || value < least
    ? `must be a whole number of at least ${least}`
    : null;
}
