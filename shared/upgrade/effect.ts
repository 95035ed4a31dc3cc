/** Whether a setting takes effect: in the payload, and in the run that its entry point starts. */
import type { FileContext } from '../dataset/fileContext';
import { mergeRequest } from '../factory/merge';
import type { Resolution } from '../factory/resolution';
import type { ReadValue } from '../propagation/propagation';
import { propagationNow } from '../propagation/words';
import { type EntryPoint, USUAL_ENTRY_POINTS } from '../request/entryPoint';
import type { Request } from '../request/request';
import type { Target } from '../targets/target';
import { changedPlaces } from './places';
import { type Setting, withoutSetting } from './settings';
import type { Fate } from './translate';

/** One side of an upgrade. */
export interface Resolved {
  /** Undefined for a target of which nothing is known. */
  readonly target: Target | undefined;
  readonly request: Request;
  readonly fileContext: FileContext;
  readonly resolution: Resolution;
}

/** Entry points by which a setting takes effect on one side alone; of an undecided request all that it may have. */
export interface EffectChange {
  readonly now: readonly EntryPoint[];
  readonly noLonger: readonly EntryPoint[];
}

const NONE: EffectChange = { now: [], noLonger: [] };

/** How a setting's effect changes. A setting that is removed has no effect any more. */
export function effectChange(fate: Fate, before: Resolved, after: Resolved): EffectChange {
  if (fate.place === 'profile') return NONE;
  const { entry_point } = after.request;
  const entryPoints = entry_point ? [entry_point] : USUAL_ENTRY_POINTS;
  const had = entryPoints.map((one) => reaches(before, fate, one));
  const has = entryPoints.map((one) => {
    const each = fate.to.map((setting) => reaches(after, setting, one));
    return each.includes(undefined) ? undefined : each.includes(true);
  });
  const changed = (from: boolean, to: boolean) =>
    entryPoints.filter((_, i) => had[i] === from && has[i] === to);
  return { now: changed(false, true), noLonger: changed(true, false) };
}

/** Whether the run reads a setting; undefined where the target does not say. */
function reaches(
  { target, request, resolution }: Resolved,
  { place, name }: Setting,
  entryPoint: EntryPoint,
): boolean | undefined {
  const found = target?.propagation(request.workflow, name, place === 'execution');
  if (!found) return undefined;
  return propagationNow(found, readerOf(resolution), entryPoint).effect === 'reaches';
}

const readerOf =
  ({ provenance }: Resolution): ReadValue =>
  (section, name) =>
    provenance[section]?.[name]?.value;

/** Places of the payload that a setting decides, as `section.field`: it won there, or they change without it. */
export function placesOf(side: Resolved, setting: Setting): ReadonlySet<string> {
  const { target, request, fileContext, resolution } = side;
  const won = Object.entries(resolution.provenance).flatMap(([section, fields]) =>
    Object.entries(fields).flatMap(([field, { contributions }]) => {
      const winner = contributions.find(({ status }) => status === 'won');
      const layer = setting.place === 'execution' ? 'execution' : 'override';
      const isIts =
        winner?.layer === layer &&
        (setting.place === 'profile'
          ? winner.origin === 'profile'
          : winner.origin === 'set' && (winner.name ?? field) === setting.name);
      return isIts ? [`${section}.${field}`] : [];
    }),
  );
  if (!target) return new Set(won);
  const other = mergeRequest(target, withoutSetting(request, setting), fileContext).provenance;
  return new Set([...won, ...changedPlaces(resolution.provenance, other)]);
}
