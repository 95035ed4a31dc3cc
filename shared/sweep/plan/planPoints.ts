/** The points of a sweep, counted in advance and generated one at a time. */

import { Bug } from '../../errors/internal';
import { type Finding, isBlocking } from '../../findings/finding';
import type { Request } from '../../request/request';
import type { Value, Values } from '../../values/value';
import type { SweepSpec } from '../sweep';
import { axisSteps, axisValues, candidateCount, drawnValue } from './axisValues';
import type { Effective } from './effective';
import { descriptionFindings } from './findings';
import { type Candidates, remainingPoints } from './kept';
import { propagationFindings } from './names';
import { pointName } from './pointName';
import { pointRequest } from './pointRequest';
import { randomUnit } from './random';

export interface PlannedPoint {
  /** From 1, without gaps. */
  readonly index: number;
  readonly name: string;
  /** The axes' values by name. */
  readonly values: Values;
  /** The base with these values. */
  readonly request: Request;
}

export interface Plan {
  /** Number of points; 0 when a finding is an error. */
  readonly count: number;
  /** Number of points before conditions. */
  readonly candidates: number;
  /** Problems of the description; an error prevents planning. */
  readonly findings: readonly Finding[];
  /** The point at position `i`, from 0 to `count` - 1. Throws a `Bug` beyond. */
  readonly at: (i: number) => PlannedPoint;
  /** Only the values of that point, which takes a fraction of the time. */
  readonly valuesAt: (i: number) => Values;
}

/**
 * Plans a sweep. `effective` gives conditions the base's values (`effectiveValues`); without it they can only name axes.
 * Never throws for an invalid description: `findings` lists all problems.
 */
export function planPoints(spec: SweepSpec, effective?: Effective): Plan {
  const problems = [...descriptionFindings(spec), ...propagationFindings(spec, effective ?? null)];
  const refused = problems.some(isBlocking);
  const all = refused ? NO_VALUES : { count: candidateCount(spec), at: candidateAt(spec) };
  const kept = refused
    ? { findings: [] }
    : remainingPoints(spec, all, effective ?? (() => undefined));
  const findings = [...problems, ...kept.findings];
  const isValid = !findings.some(isBlocking);
  const count = isValid ? (kept.indices?.length ?? all.count) : 0;
  const valuesAt = (i: number): Values => {
    if (!Number.isInteger(i) || i < 0 || i >= count)
      throw new Bug(`There is no point ${i}; there are ${count}`);
    return all.at(kept.indices?.[i] ?? i);
  };
  return {
    count,
    candidates: all.count,
    findings,
    valuesAt,
    at(i) {
      const values = valuesAt(i);
      const name = pointName(i + 1, count, spec.axes, values);
      return {
        index: i + 1,
        name,
        values,
        request: pointRequest(spec.base, spec.axes, values),
      };
    },
  };
}

const NO_VALUES: Candidates = { count: 0, at: () => ({}) };

function candidateAt({ axes, method }: SweepSpec): Candidates['at'] {
  if (method.kind === 'random')
    return (i) =>
      valuesOf(axes, (axis, a) => drawnValue(axis, randomUnit(method.seed, i * axes.length + a)));
  const lists = axes.map(method.kind === 'zip' ? axisSteps : axisValues);
  if (method.kind === 'zip') return (i) => valuesOf(axes, (_axis, a) => lists[a]?.[i] ?? null);
  // The last axis changes fastest: it is the lowest digit of i.
  const strides = lists.map((_list, a) =>
    lists.slice(a + 1).reduce((product, { length }) => product * length, 1),
  );
  return (i) =>
    valuesOf(axes, (_axis, a) => {
      const list = lists[a] ?? [];
      return list[Math.floor(i / (strides[a] ?? 1)) % list.length] ?? null;
    });
}

const valuesOf = <A extends { readonly name: string }>(
  axes: readonly A[],
  value: (axis: A, a: number) => Value,
): Values => Object.fromEntries(axes.map((axis, a) => [axis.name, value(axis, a)]));
