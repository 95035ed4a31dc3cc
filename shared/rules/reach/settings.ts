/** Settings of a request that do not reach the run on the payload's route, with what the run has in their place. */
import type { Fate, Reach, RouteReach } from '../../reach/reach';
import { PAYLOAD_ROUTE } from '../../reach/reach';
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
  /** What the run has in its place; undefined where nothing takes it. */
  readonly used: Value | undefined;
}

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
    const told = reach?.routes[PAYLOAD_ROUTE];
    if (!reach || !told || !fates.includes(told.fate)) return [];
    const used = usedInstead(context, reach);
    if (reach.inferred && used === undefined) return [];
    if (!knob && request.workflow === 'training' && toldElsewhere(context, name)) return [];
    if (sameValue(value, used ?? reach.moot ?? null)) return [];
    return [{ name, knob, value, reach, told, used }];
  });
}

function usedInstead(context: Context, { reads, as, uses, inferred }: Reach): Value | undefined {
  if (inferred) return context.offer(inferred.section, inferred.name, 'inferred');
  const read = reads ? context.value(reads.section, reads.name) : undefined;
  return read === undefined ? uses : as(read);
}
