/** Converts a description into a sweep, once its base is known. */

import type { Request } from '../../request/request';
import { typeOfName } from '../../targets/catalogue';
import type { FieldType } from '../../values/fieldType';
import { requestNames } from '../plan/pointRequest';
import { AXIS_PLACES, type Axis, type SweepSpec } from '../spec';
import type { DescribedAxis, Description } from './read';

/** The sweep. `planPoints` reports what is wrong with it. */
export const describedSpec = (
  { axes, method, leave_out }: Pick<Description, 'axes' | 'method' | 'leave_out'>,
  base: Request,
): SweepSpec => ({
  base,
  axes: axes.map((axis) => axisOf(axis, base)),
  method,
  leave_out: [...leave_out],
});

function axisOf(axis: DescribedAxis, base: Request): Axis {
  const at = placeOf(axis.key, base.workflow);
  if (axis.kind === 'list') return { kind: 'list', ...at, values: [...axis.values] };
  const { from, to, scale, count = 2 } = axis;
  const whole = axis.whole ?? isWhole(typeOfName(base.target, at.name));
  return { kind: 'range', ...at, from, to, count, scale, whole };
}

/** `execution.learning_rate` says its place; a bare name is a part of the request, else an override. */
export function placeOf(key: string, workflow: Request['workflow']): Pick<Axis, 'name' | 'place'> {
  const place = AXIS_PLACES.find((candidate) => key.startsWith(`${candidate}.`));
  if (place) return { place, name: key.slice(place.length + 1) };
  return { place: requestNames(workflow).includes(key) ? 'request' : 'override', name: key };
}

/** Whether a field takes only whole numbers. */
function isWhole(type: FieldType | undefined): boolean {
  if (type?.kind === 'union') return type.of.every(isWhole);
  if (type?.kind === 'enum') return type.choices.every((choice) => Number.isInteger(choice));
  return type?.kind === 'int';
}
