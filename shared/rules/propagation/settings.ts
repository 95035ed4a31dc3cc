/** Settings of a request that do not reach a run started from the payload, with the values that the run uses instead. */
import type {
  Effect,
  EntryPointPropagation,
  Propagation,
  RouteId,
} from '../../propagation/propagation';
import { usedBy } from '../../propagation/words';
import { USUAL_ENTRY_POINTS } from '../../request/entryPoint';
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
  readonly withoutForwarding: EntryPointPropagation;
  /** The entry points that it does not reach. */
  readonly entryPoints: readonly RouteId[];
  /** The value that the run uses instead; undefined where nothing reads one. */
  readonly used: Value | undefined;
}

/** The propagation of a setting that only the factory reads. */
export const unforwarded = ({ withoutForwarding, routes }: Propagation): EntryPointPropagation =>
  withoutForwarding?.propagation ?? routes.python;

/** By context: a dozen rules ask for the same settings, each for other effects. */
const known = new WeakMap<
  Context,
  { [kind in 'overrides' | 'options']?: readonly DroppedSetting[] }
>();

/** The user's overrides or execution options that have one of these effects and differ from the value that the run uses. */
export function droppedSettings(
  context: Context,
  option: boolean,
  effects: readonly Effect[],
): readonly DroppedSetting[] {
  // Asked for before anything is looked up, so that it is seen that the rule depends on it.
  const set = option ? context.request.execution : context.request.overrides;
  if (set === null) return [];
  const kind = option ? 'options' : 'overrides';
  const settings = known.get(context)?.[kind] ?? allDropped(context, option);
  known.set(context, { ...known.get(context), [kind]: settings });
  return settings.filter(({ withoutForwarding: { effect } }) => effects.includes(effect));
}

function allDropped(context: Context, option: boolean): readonly DroppedSetting[] {
  const { request } = context;
  const target = findTarget(request.target);
  const set = Object.entries((option ? request.execution : request.overrides) ?? {});
  if (!target || set.length === 0) return [];
  const { workflow, entry_point: entryPoint } = request;
  const isLightning = entryPoint === 'lightning';
  return set.flatMap(([name, value]): DroppedSetting[] => {
    const propagation = target.propagation(workflow, name, option);
    if (!propagation) return [];
    const withoutForwarding = isLightning ? propagation.routes.lightning : unforwarded(propagation);
    if (withoutForwarding.effect === 'reaches') return [];
    const used = usedInstead(context, propagation, name);
    if (propagation.inferred && used === undefined) return [];
    if (!option && workflow === 'training' && coveredElsewhere(context, name)) return [];
    if (sameValue(value, used ?? propagation.neutral ?? null)) return [];
    const entryPoints = isLightning
      ? [entryPoint]
      : USUAL_ENTRY_POINTS.filter((id) => propagation.routes[id].effect !== 'reaches');
    return entryPoints.length === 0
      ? []
      : [{ name, option, value, propagation, withoutForwarding, entryPoints, used }];
  });
}

function usedInstead(context: Context, propagation: Propagation, name: string): Value | undefined {
  if (unforwarded(propagation).effect === 'elsewhere') {
    const trained = context.trained(name);
    if (trained !== undefined) return trained;
  }
  const { inferred } = propagation;
  if (inferred) return context.candidate(inferred.section, inferred.name, 'inferred');
  const isLightning = context.request.entry_point === 'lightning';
  const { reads, uses } = usedBy(propagation, isLightning ? 'lightning' : 'native');
  const read = reads ? context.value(reads.section, reads.name) : undefined;
  return read === undefined ? uses : propagation.as(read);
}
