/** Whether the names of axes are known, and whether they take effect in the run. */

import type { Finding } from '../../findings/finding';
import type { ReadValue } from '../../propagation/propagation';
import { PAYLOAD_ROUTE } from '../../propagation/propagation';
import { inBrackets, overriddenBy, propagationNow } from '../../propagation/words';
import { findTarget } from '../../targets';
import { insteadWords } from '../../targets/forwarding';
import { overrideNames } from '../../targets/names';
import type { Target } from '../../targets/target';
import { didYouMean, nearestNames } from '../../values/nearest';
import { sweepFinding } from '../rules';
import { AXIS_PLACES, type Axis, requestNames, type SweepSpec } from '../sweep';
import type { Effective } from './effective';

/** A warning for each axis that no section has; none for a target that there is not, which the factory refuses. */
export function nameFindings({ base, axes }: SweepSpec): Finding[] {
  const target = findTarget(base.target);
  if (!target) return [];
  return axes
    .filter((axis) => !knownNames(axis.place, target, base.workflow).has(axis.name))
    .map(({ name, place }) => {
      const what = WHAT[place];
      const elsewhere = AXIS_PLACES.filter(
        (other) => other !== place && knownNames(other, target, base.workflow).has(name),
      ).map((other) => `${other}.${name}`);
      const near = nearestNames(name, knownNames(place, target, base.workflow));
      return sweepFinding(
        'sweep-axis-unknown',
        [name],
        `${what} \`${name}\`.${didYouMean([...elsewhere, ...near])}`,
      );
    });
}

const WHAT: { readonly [place in Axis['place']]: string } = {
  override: 'Unknown field',
  execution: 'Unknown execution option',
  request: 'An axis cannot set the request key',
};

function knownNames(
  place: Axis['place'],
  target: Target,
  workflow: SweepSpec['base']['workflow'],
): ReadonlySet<string> {
  if (place === 'request') return new Set(requestNames(workflow));
  if (place === 'execution') return new Set(Object.keys(target.sections.execution_config));
  return overrideNames(target);
}

/** A warning for each axis whose values do not reach a run started from the payload. */
export function propagationFindings(
  { base, axes }: SweepSpec,
  effective: Effective | null,
): Finding[] {
  const target = findTarget(base.target);
  const { workflow } = base;
  const read: ReadValue = (section, name) => effective?.(`${section}.${name}`);
  return axes.flatMap(({ name, place }) => {
    const propagation =
      place === 'request' ? null : target?.propagation(workflow, name, place === 'execution');
    if (!target || !propagation) return [];
    // Conditions on other settings are checked only where these are known.
    const result = effective
      ? propagationNow(propagation, read, base.entry_point)
      : propagation.routes[base.entry_point ?? PAYLOAD_ROUTE];
    if (result.effect === 'reaches') return [];
    const better = insteadWords(target, workflow, propagation, base.entry_point);
    const advice = better === '' ? '' : ` Use ${better} instead.`;
    const what = `${place === 'execution' ? 'The execution option ' : ''}${name} is an axis that ${overriddenBy(workflow)}`;
    return [
      sweepFinding(
        'sweep-axis-lost',
        [name],
        `${what}: ${result.why}${inBrackets(result.where)}.${advice}`,
      ),
    ];
  });
}
