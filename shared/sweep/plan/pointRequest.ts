/** The request of one point: the base with the axes' values. */
import { applyEdits } from '../../request/edits';
import type { Request } from '../../request/request';
import { findTarget } from '../../targets';
import type { Target } from '../../targets/target';
import type { Value, Values } from '../../values/value';
import { type Axis, requestNames } from '../sweep';

/**
 * The base with each axis set to its value. Where several names set the same field (gridsize and grid_size), only the
 * axis's name is kept, so that the axis wins. The base is not modified.
 */
export function pointRequest(
  base: Request,
  axes: readonly Pick<Axis, 'name' | 'place'>[],
  values: Values,
): Request {
  const target = findTarget(base.target);
  return axes.reduce<Request>((draft, axis) => {
    const value = values[axis.name];
    return value === undefined ? draft : withValue(draft, axis, value, target);
  }, base);
}

function withValue(
  draft: Request,
  { place, name }: Pick<Axis, 'name' | 'place'>,
  value: Value,
  target: Target | undefined,
): Request {
  if (place === 'request') return withPart(draft, name, value);
  if (place === 'override') {
    const others = namesOf(name, target).filter((other) => Object.hasOwn(draft.overrides, other));
    return applyEdits(draft, [
      ...others.map((other) => ({ op: 'clear-override' as const, name: other })),
      { op: 'set-override', name, value },
    ]);
  }
  // Where an override sets the execution option of its name, it would win over the axis.
  const shadowing = target?.overridesSetOptions && Object.hasOwn(draft.overrides, name);
  return applyEdits(draft, [
    ...(shadowing ? [{ op: 'clear-override' as const, name }] : []),
    { op: 'set-execution', name, value },
  ]);
}

/** Every other name that sets the same field. */
export const namesOf = (name: string, target: Target | undefined): string[] =>
  (target?.synonyms ?? [])
    .filter((names) => names.includes(name))
    .flat()
    .filter((other) => other !== name);

/** `planFindings` reports values that do not fit a request key; here they become text. */
function withPart(draft: Request, name: string, value: Value): Request {
  if (!requestNames(draft.workflow).includes(name)) return draft;
  if (name === 'cli_defaults') return { ...draft, cli_defaults: value === true };
  const text = typeof value === 'string' ? value : value === null ? '' : String(value);
  if (name === 'profile') return { ...draft, profile: text === '' ? null : text };
  return { ...draft, [name]: text };
}
