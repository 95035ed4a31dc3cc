/** Settings of a request that do not reach the run on the payload's route, with what the run has in their place. */
import {
  type Effect,
  type EntryPointPropagation,
  type Propagation,
  ROUTE_IDS,
  type RouteId,
} from '../../propagation/propagation';
import { findTarget } from '../../targets';
import { sameValue, type Value } from '../../values/value';
import type { Context } from '../context';
import { coveredElsewhere } from './covered';

export interface DroppedSetting {
  readonly name: string;
  readonly option: boolean;
  /** What the user set. */
  readonly value: Value;
  readonly propagation: Propagation;
  readonly told: EntryPointPropagation;
  /** The entry points that do not get it. */
  readonly lostOn: readonly RouteId[];
  /** What the run has in its place; undefined where nothing takes it. */
  readonly used: Value | undefined;
}

/** What becomes of a setting where nothing passes it on besides the factory. */
export const unforwarded = ({ unless, routes }: Propagation): EntryPointPropagation =>
  unless?.told ?? routes.python;

/** The overrides or knobs that the user set, that have one of these fates, and that were meant to change something. */
export function droppedSettings(
  context: Context,
  knob: boolean,
  effects: readonly Effect[],
): readonly DroppedSetting[] {
  const { request } = context;
  const target = findTarget(request.target);
  const set = Object.entries((knob ? request.execution : request.overrides) ?? {});
  if (!target || set.length === 0) return [];
  return set.flatMap(([name, value]): DroppedSetting[] => {
    const reach = target.propagation(request.workflow, name, knob);
    if (!reach) return [];
    const told = unforwarded(reach);
    if (!effects.includes(told.effect)) return [];
    const used = usedInstead(context, reach);
    if (reach.inferred && used === undefined) return [];
    if (!knob && request.workflow === 'training' && coveredElsewhere(context, name)) return [];
    if (sameValue(value, used ?? reach.moot ?? null)) return [];
    const lostOn = ROUTE_IDS.filter((id) => reach.routes[id].effect !== 'reaches');
    return lostOn.length === 0
      ? []
      : [{ name, option: knob, value, propagation: reach, told, lostOn, used }];
  });
}

function usedInstead(context: Context, reach: Propagation): Value | undefined {
  if (reach.inferred) return context.offer(reach.inferred.section, reach.inferred.name, 'inferred');
  const { reads, uses } = reach.unless ?? reach;
  const read = reads ? context.value(reads.section, reads.name) : undefined;
  return read === undefined ? uses : reach.as(read);
}
