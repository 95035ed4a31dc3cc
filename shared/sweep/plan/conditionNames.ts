/** The names in conditions: an axis, or a field that is the same for every point. */
import type { Finding } from '../../findings/finding';
import { findTarget } from '../../targets';
import { didYouMean, nearestNames } from '../../values/nearest';
import type { Condition } from '../conditions/condition';
import { sweepFinding } from '../rules';
import type { SweepSpec } from '../sweep';
import type { Effective } from './effective';
import { namesOf } from './pointRequest';

/** Every way to name an axis in a condition, to the axis's name: `gridsize`, `override.gridsize`. */
export const axisNames = ({ axes }: SweepSpec): ReadonlyMap<string, string> =>
  new Map(
    axes.flatMap(({ name, place }) => [
      [name, name],
      [`${place}.${name}`, name],
    ]),
  );

/** A finding for each name that is neither an axis nor a field with a value in the base. */
export function unknownNames(
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
export const conditionProblem = (text: string, what: string): Finding =>
  sweepFinding('sweep-condition', ['leave_out', text], `Invalid condition \`${text}\`: ${what}.`);
