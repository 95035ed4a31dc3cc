/** The finding of a setting that does not reach the run: what was set, where it is lost, what to do. */

import type { Fix } from '../../findings/finding';
import type { Case } from '../../findings/ruleFacts';
import type { Effect } from '../../propagation/propagation';
import { FORWARDERS, inBrackets } from '../../propagation/words';
import type { Edit } from '../../request/edits';
import { WORKFLOWS, type Workflow } from '../../request/request';
import { findTarget } from '../../targets';
import { typeOfName } from '../../targets/catalogue';
import { formatValue } from '../../values/python';
import type { Value } from '../../values/value';
import type { Context } from '../context';
import { type DroppedSetting, droppedSettings, unforwarded } from './settings';

/** The revision whose source the table was read from. */
export const TARGET = 'ptychopinn-2026.07';

/** A case for every override and knob of the request with one of these fates. */
export function casesOf(
  context: Context,
  effects: readonly Effect[],
  settings: 'overrides' | 'knobs' | 'both',
): readonly Case[] {
  const overrides = settings === 'knobs' ? [] : droppedSettings(context, false, effects);
  const options = settings === 'overrides' ? [] : droppedSettings(context, true, effects);
  return [...overrides, ...options].map((lost) => caseOf(lost, context));
}

/** A knob whose name an override has too has a row of its own in the form. */
const rowOf = ({ name, option }: DroppedSetting): string[] =>
  option ? [`execution_config.${name}`, name] : [name];

function caseOf(lost: DroppedSetting, { request }: Context): Case {
  const { name, option, value, told, propagation, used, lostOn } = lost;
  const target = findTarget(request.target);
  const show = (shown: Value) => formatValue(shown, typeOfName(request.target, name));
  const place = inBrackets(told.where);
  const what = `${option ? 'The knob ' : ''}${name} is ${show(value)}`;
  const run = request.workflow;
  const commands = (target?.routes[run] ?? []).flatMap(({ id, command }) =>
    lostOn.includes(id) ? [command.replace(' --backend pytorch', '')] : [],
  );
  const uses = (who: string) =>
    used === undefined || used === null ? '' : ` ${who} ${show(used)}.`;
  return {
    fields: rowOf(lost),
    entryPoints: lostOn,
    message: propagation.unless
      ? `${what}. Only ${FORWARDERS} pass it on to training, not ${commands.join(' or ')}: ${told.why}${place}.${uses('They use')}${adviceOf(lost)}`
      : `${what}, which does not reach ${run}: ${told.why}${place}.${uses(`${run === 'training' ? 'Training' : 'Inference'} uses`)}${adviceOf(lost)}`,
    fixes: fixesOf(lost, show),
  };
}

/** What reaches the run instead; empty where the message names it already. */
function adviceOf({ propagation }: DroppedSetting): string {
  const { instead, unless, routes } = propagation;
  if (instead) return ` Set the ${instead.option ? 'knob' : 'override'} ${instead.name} instead.`;
  if (unless) return '';
  const flag = routes.script.effect === 'reaches' ? routes.script.flag : undefined;
  return flag === undefined ? ' Remove it.' : ` ptycho_train takes it with ${flag}.`;
}

function fixesOf(
  { name, option, value, propagation }: DroppedSetting,
  show: (value: Value) => string,
): Fix[] {
  const clear: Edit = option ? { op: 'clear-knob', name } : { op: 'clear-override', name };
  const remove: Fix = { label: `Remove ${option ? 'the knob ' : ''}${name}`, edits: [clear] };
  const { instead } = propagation;
  const same = instead?.value(value);
  if (!instead || same === undefined) return [remove];
  const set: Edit = instead.option
    ? { op: 'set-knob', name: instead.name, value: same }
    : { op: 'set-override', name: instead.name, value: same };
  const what =
    instead.option === option
      ? instead.name
      : `the ${instead.option ? 'knob' : 'override'} ${instead.name}`;
  return [{ label: `Set ${what} to ${show(same)}`, edits: [clear, set] }, remove];
}

/** Names that have one of these fates, for a rule to say what it is about. */
export function namesWith(
  fates: readonly Effect[],
  settings: 'overrides' | 'knobs' | 'both',
  workflows: readonly Workflow[] = WORKFLOWS,
): string[] {
  const target = findTarget(TARGET);
  if (!target) return [];
  const names = [...new Set(Object.values(target.sections).flatMap((facts) => Object.keys(facts)))];
  const knobs = settings === 'overrides' ? [false] : settings === 'knobs' ? [true] : [false, true];
  return names.filter((name) =>
    workflows.some((workflow) =>
      knobs.some((knob) => {
        const reach = target.propagation(workflow, name, knob);
        return reach !== null && fates.includes(unforwarded(reach).effect);
      }),
    ),
  );
}
