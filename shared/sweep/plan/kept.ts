/** Which points the conditions keep. */

import type { Finding } from '../../findings/finding';
import { jsonText } from '../../json/write';
import type { Value } from '../../values/value';
import { type Condition, conditionOf } from '../conditions/condition';
import { asConditionError } from '../conditions/problem';
import { sweepFinding } from '../rules';
import type { SweepSpec } from '../sweep';
import type { Candidates } from './candidates';
import { axisNames, conditionProblem, unknownNames } from './conditionNames';
import type { Effective } from './effective';

export interface RemainingPoints {
  /** Positions of the points that are kept; undefined when all are. */
  readonly indices?: Uint32Array;
  readonly findings: readonly Finding[];
}

/** Decides every condition of every candidate. */
export function remainingPoints(
  spec: SweepSpec,
  candidates: Candidates,
  effective: Effective,
): RemainingPoints {
  if (spec.leave_out.length === 0) return { findings: [] };
  const conditions: Condition[] = [];
  const findings: Finding[] = [];
  for (const text of spec.leave_out) {
    const reading = conditionOf(text);
    if (!reading.ok) findings.push(conditionProblem(text, reading.problem));
    else {
      conditions.push(reading.condition);
      findings.push(...unknownNames(reading.condition, spec, effective));
    }
  }
  if (findings.length > 0) return { findings };
  const axes = axisNames(spec);
  const base = once(effective);
  const left: number[] = [];
  for (let i = 0; i < candidates.count; i += 1) {
    const values = candidates.at(i);
    const look = (name: string) => {
      const axis = axes.get(name);
      return axis === undefined ? base(name) : values[axis];
    };
    const decided = leavesOut(conditions, look);
    if (typeof decided !== 'boolean') {
      const point = Object.entries(values).map(([name, value]) => `${name} ${jsonText(value)}`);
      return {
        findings: [
          conditionProblem(
            decided.text,
            `${decided.problem} (at the point with ${point.join(', ')})`,
          ),
        ],
      };
    }
    if (!decided) left.push(i);
  }
  if (left.length === 0 && candidates.count > 0)
    return {
      findings: [
        sweepFinding(
          'sweep-nothing-left',
          [],
          `All ${candidates.count} points are excluded by ${spec.leave_out.map((text) => `\`${text}\``).join(', ')}. Points are excluded where a condition holds; write \`not (…)\` for the opposite.`,
        ),
      ],
    };
  return { indices: Uint32Array.from(left), findings: [] };
}

function leavesOut(
  conditions: readonly Condition[],
  look: (name: string) => Value | undefined,
): boolean | { text: string; problem: string } {
  for (const { text, holds } of conditions)
    try {
      if (holds(look)) return true;
    } catch (error) {
      const invalid = asConditionError(error);
      if (!invalid) throw error;
      return { text, problem: invalid.message };
    }
  return false;
}

/** The base is the same for every point. */
function once(effective: Effective): Effective {
  const known = new Map<string, Value | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, effective(name));
    return known.get(name);
  };
}
