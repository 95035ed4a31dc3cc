/** The finding for a setting that does not reach the run: its value, the reason and the remedy. */

import type { Fix } from '../../findings/finding';
import type { Case } from '../../findings/ruleFacts';
import type { Effect, Propagation } from '../../propagation/propagation';
import { effectWords, FORWARDERS, inBrackets } from '../../propagation/words';
import type { Edit } from '../../request/edits';
import { WORKFLOWS, type Workflow } from '../../request/request';
import { findTarget, TARGETS } from '../../targets';
import { typeOfName } from '../../targets/catalogue';
import type { FieldType } from '../../values/fieldType';
import { formatValue } from '../../values/python';
import { shownValue } from '../../values/shown';
import type { Value } from '../../values/value';
import { asCode } from '../asCode';
import type { Context } from '../context';
import { type DroppedSetting, droppedSettings, unforwarded } from './settings';

/** A case for every override and execution option of the request with one of these effects. */
export function casesOf(
  context: Context,
  effects: readonly Effect[],
  settings: 'overrides' | 'options' | 'both',
): readonly Case[] {
  const overrides = settings === 'options' ? [] : droppedSettings(context, false, effects);
  const options = settings === 'overrides' ? [] : droppedSettings(context, true, effects);
  return [...overrides, ...options].map((setting) => caseOf(setting, context));
}

/** An execution option that shares its name with an override has a separate row in the form. */
export const rowOf = ({ name, option }: Pick<DroppedSetting, 'name' | 'option'>): string[] =>
  option ? [`execution_config.${name}`, name] : [name];

function caseOf(setting: DroppedSetting, context: Context): Case {
  const { request } = context;
  const { name, option, value, withoutForwarding, propagation, used, entryPoints } = setting;
  const target = findTarget(request.target);
  const show = (shown: Value) => formatValue(shown, typeOfName(request.target, name));
  const place = inBrackets(withoutForwarding.where);
  const what = `${option ? 'The execution option ' : ''}${asCode(name)} is ${show(value)}`;
  const run = request.workflow;
  const commands = (target?.routes[run] ?? []).flatMap(({ id, command }) =>
    entryPoints.includes(id) ? [asCode(command.replace(' --backend pytorch', ''))] : [],
  );
  const uses = (who: string) =>
    used === undefined || used === null ? '' : ` ${who} ${show(used)}.`;
  return {
    fields: rowOf(setting),
    entryPoints,
    message:
      propagation.withoutForwarding && request.entry_point !== 'lightning'
        ? `${what}. Only ${FORWARDERS} forward it to training, not ${commands.join(' or ')}: ${withoutForwarding.why}${place}.${uses(commands.length > 1 ? 'They use' : 'It uses')}${adviceOf(setting, context)}`
        : `${what}, but it does not reach ${run}: ${withoutForwarding.why}${place}.${uses(`${run === 'training' ? 'Training' : 'Inference'} uses`)}${adviceOf(setting, context)}`,
    short: shortOf(setting, run, show),
    fixes: fixesOf(setting, typeOfName(request.target, name)),
  };
}

/** `Not forwarded to training, which uses 4.0.` */
function shortOf(
  { withoutForwarding: { effect }, used }: DroppedSetting,
  run: Workflow,
  show: (value: Value) => string,
): string {
  const what = effect === 'reaches' ? `Not in ${run}` : effectWords(effect, run);
  return used === undefined || used === null ? `${what}.` : `${what}, which uses ${show(used)}.`;
}

/** The setting to use instead; empty where the message already names it. */
function adviceOf(
  { propagation, entryPoints }: DroppedSetting,
  { request, target }: Context,
): string {
  const { instead, withoutForwarding, routes } = propagation;
  if (entryPoints[0] === 'lightning') return ' Clear it, or choose another entry point.';
  const { entry_point: chosen, workflow } = request;
  const other =
    instead && chosen && target.propagation(workflow, instead.name, instead.option)?.routes[chosen];
  if (other && other.effect !== 'reaches') return ' Clear it, or choose another entry point.';
  if (instead)
    return ` Set the ${instead.option ? 'execution option' : 'override'} ${asCode(instead.name)} instead.`;
  if (withoutForwarding) return '';
  const flag = routes.script.effect === 'reaches' ? routes.script.flag : undefined;
  return flag === undefined ? ' Clear it.' : ` With \`ptycho_train\`, set it with ${asCode(flag)}.`;
}

const clearEdit = ({ name, option }: Pick<DroppedSetting, 'name' | 'option'>): Edit =>
  option ? { op: 'clear-execution', name } : { op: 'clear-override', name };

/** Clears an override or an execution option. */
export const clearSetting = (setting: Pick<DroppedSetting, 'name' | 'option'>): Fix => ({
  label: `Clear ${setting.option ? 'the execution option ' : ''}${setting.name}`,
  edits: [clearEdit(setting)],
});

function fixesOf(
  { name, option, value, propagation, entryPoints }: DroppedSetting,
  type: FieldType | undefined,
): Fix[] {
  const clear = clearEdit({ name, option });
  const remove = clearSetting({ name, option });
  const { instead } = propagation;
  const same = instead?.value(value);
  // What the other entry points read instead says nothing about this one.
  if (!instead || same === undefined || entryPoints[0] === 'lightning') return [remove];
  const set: Edit = instead.option
    ? { op: 'set-execution', name: instead.name, value: same }
    : { op: 'set-override', name: instead.name, value: same };
  const what =
    instead.option === option
      ? instead.name
      : `the ${instead.option ? 'execution option' : 'override'} ${instead.name}`;
  return [{ label: `Set ${what} to ${shownValue(same, type)}`, edits: [clear, set] }, remove];
}

/** Names with one of these effects in any target: the fields of a rule. */
export const namesWith = (
  effects: readonly Effect[],
  settings: 'overrides' | 'options' | 'both',
  workflows: readonly Workflow[] = WORKFLOWS,
): string[] =>
  namesWhere(
    (propagation) => effects.includes(unforwarded(propagation).effect),
    settings,
    workflows,
  );

/** Names of whose propagation something is true in any target. */
export function namesWhere(
  holds: (propagation: Propagation) => boolean,
  settings: 'overrides' | 'options' | 'both',
  workflows: readonly Workflow[] = WORKFLOWS,
): string[] {
  const asOption =
    settings === 'overrides' ? [false] : settings === 'options' ? [true] : [false, true];
  const found = Object.values(TARGETS).flatMap((target) =>
    Object.values(target.sections)
      .flatMap((facts) => Object.keys(facts))
      .filter((name) =>
        workflows.some((workflow) =>
          asOption.some((option) => {
            const propagation = target.propagation(workflow, name, option);
            return propagation !== null && holds(propagation);
          }),
        ),
      ),
  );
  return [...new Set(found)];
}
