/** Settings of a request that do not reach the run on the payload's route, with what the run has in their place. */
import { type Fate, type Reach, ROUTE_IDS, type RouteId, type RouteReach } from '../../reach/reach';
import { findTarget } from '../../targets';
import { sameValue, type Value } from '../../values/value';
import type { Context } from '../context';
import { toldElsewhere } from './covered';

export interface Lost {
  readonly name: string;
  readonly knob: boolean;
  /** What the user set. */
  readonly value: Value;
  readonly reach: Reach;
  readonly told: RouteReach;
  /** The entry points that do not get it. */
  readonly lostOn: readonly RouteId[];
  /** What the run has in its place; undefined where nothing takes it. */
  readonly used: Value | undefined;
}

/** What becomes of a setting where nothing passes it on besides the factory. */
export const unforwarded = ({ unless, routes }: Reach): RouteReach => unless?.told ?? routes.python;

/** The overrides or knobs that the user set, that have one of these fates, and that were meant to change something. */
export function lostSettings(
  context: Context,
  knob: boolean,
  fates: readonly Fate[],
): readonly Lost[] {
  const { request } = context;
  const target = findTarget(request.target);
  const set = Object.entries((knob ? request.execution : request.overrides) ?? {});
  if (!target || set.length === 0) return [];
  return set.flatMap(([name, value]): Lost[] => {
    const reach = target.reach(request.workflow, name, knob);
    if (!reach) return [];
    const told = unforwarded(reach);
    if (!fates.includes(told.fate)) return [];
    const used = usedInstead(context, reach);
    if (reach.inferred && used === undefined) return [];
    if (!knob && request.workflow === 'training' && toldElsewhere(context, name)) return [];
    if (sameValue(value, used ?? reach.moot ?? null)) return [];
    const lostOn = ROUTE_IDS.filter((id) => reach.routes[id].fate !== 'reaches');
    return lostOn.length === 0 ? [] : [{ name, knob, value, reach, told, lostOn, used }];
  });
}

function usedInstead(context: Context, reach: Reach): Value | undefined {
  if (reach.inferred) return context.offer(reach.inferred.section, reach.inferred.name, 'inferred');
  const { reads, uses } = reach.unless ?? reach;
  const read = reads ? context.value(reads.section, reads.name) : undefined;
  return read === undefined ? uses : reach.as(read);
}
