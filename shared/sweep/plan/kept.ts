/** Which points the conditions keep. */
import type { Finding } from '../../findings/finding';
import { jsonText } from '../../json/write';
import { findTarget } from '../../targets';
import { didYouMean, nearestNames } from '../../values/nearest';
import type { Value, Values } from '../../values/value';
import { type Condition, conditionOf } from '../conditions/condition';
import { asConditionError } from '../conditions/problem';
import { sweepFinding } from '../rules';
import type { SweepSpec } from '../sweep';
import type { Effective } from './effective';
import { namesOf } from './pointRequest';

/** Values of the points before conditions, by position. */
export interface Candidates {
  readonly count: number;
  readonly at: (i: number) => Values;
}

interface RemainingPoints {
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
    if (!reading.ok) findings.push(conditionProblem(text, reading.error.message));
    else {
      conditions.push(reading.condition);
      findings.push(...unknownNames(reading.condition, spec, effective));
    }
  }
  if (findings.length > 0) return { findings };
  const axes = axisNames(spec);
  const left: number[] = [];
  points: for (let i = 0; i < candidates.count; i += 1) {
    const values = candidates.at(i);
    const look = (name: string): Value | undefined => {
      const axis = axes.get(name);
      return axis === undefined ? effective(name) : values[axis];
    };
    for (const { text, holds } of conditions)
      try {
        if (holds(look)) continue points;
      } catch (error) {
        const { message } = asConditionError(error);
        const point = Object.entries(values).map(([name, value]) => `${name} ${jsonText(value)}`);
        const where = `(at the point with ${point.join(', ')})`;
        return { findings: [conditionProblem(text, `${message} ${where}`)] };
      }
    left.push(i);
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

/** Every way to name an axis in a condition, to the axis's name: `gridsize`, `override.gridsize`. */
const axisNames = ({ axes }: SweepSpec): ReadonlyMap<string, string> =>
  new Map(
    axes.flatMap(({ name, place }) => [
      [name, name],
      [`${place}.${name}`, name],
    ]),
  );

/** A finding for each name that is neither an axis nor a field with a value in the base. */
function unknownNames(
  { text, names }: Condition,
  spec: SweepSpec,
  effective: Effective,
): Finding[] {
  const axes = axisNames(spec);
  const target = findTarget(spec.base.target);
  return names.flatMap((name) => {
    if (axes.has(name)) return [];
    const axis = spec.axes.find((candidate) => namesOf(candidate.name, target).includes(name));
    if (axis)
      return [
        conditionProblem(text, `${name} is what the axis ${axis.name} sets; write ${axis.name}`),
      ];
    if (effective(name) !== undefined) return [];
    const fields = Object.values(target?.sections ?? {}).flatMap((facts) => Object.keys(facts));
    const near = nearestNames(name, [...axes.values(), ...fields]);
    const what = fields.includes(name)
      ? `${name} has no value in the base`
      : `there is no axis and no field ${name}.${didYouMean(near)} Put text in quotes`;
    return [conditionProblem(text, what)];
  });
}

/** A finding about a condition, which its fields name. */
const conditionProblem = (text: string, what: string): Finding =>
  sweepFinding('sweep-condition', ['leave_out', text], `Invalid condition \`${text}\`: ${what}.`);
