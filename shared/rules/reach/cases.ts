/** The finding of a setting that does not reach the run: what was set, where it is lost, what to do. */
import { typeOfName } from '../../catalogue/catalogue';
import type { Edit, Fix } from '../../findings/finding';
import { type Fate, PAYLOAD_ROUTE } from '../../reach/reach';
import { insteadWords, lostTo, sourcePlace } from '../../reach/words';
import { WORKFLOWS, type Workflow } from '../../request/request';
import { findTarget } from '../../targets';
import { formatValue } from '../../values/python';
import type { Value } from '../../values/value';
import type { Context } from '../context';
import type { Case } from '../rule';
import { type Lost, lostSettings } from './settings';

/** The revision whose source the table was read from. */
export const TARGET = 'ptychopinn-2026.07';

/** What gets it there that the payload alone does not. */
const HANDED_ON =
  'The Python script that Pinnboard exports, and pinnboard_payload.py run, hand it on with run_cdi_example_torch(overrides={…}); nothing else does.';

/** A case for every override and knob of the request with one of these fates. */
export function casesOf(
  context: Context,
  fates: readonly Fate[],
  settings: 'overrides' | 'knobs' | 'both',
): readonly Case[] {
  const overrides = settings === 'knobs' ? [] : lostSettings(context, false, fates);
  const knobs = settings === 'overrides' ? [] : lostSettings(context, true, fates);
  return [...overrides, ...knobs].map((lost) => caseOf(lost, context));
}

/** A knob whose name an override has too has a row of its own in the form. */
const rowOf = ({ name, knob }: Lost): string[] =>
  knob ? [`execution_config.${name}`, name] : [name];

function caseOf(lost: Lost, { request }: Context): Case {
  const { name, knob, value, told, reach, used } = lost;
  const target = findTarget(request.target);
  const show = (shown: Value) => formatValue(shown, typeOfName(request.target, name));
  const place = target && told.where !== '' ? ` (${sourcePlace(target, told.where)})` : '';
  const has = used === undefined || used === null ? '' : ` It has ${show(used)}.`;
  const better = insteadWords(reach);
  const flag = reach.routes.script.fate === 'reaches' ? reach.routes.script.flag : undefined;
  const advice =
    reach.instead !== undefined
      ? `Set ${better} instead.`
      : reach.handOver !== undefined
        ? HANDED_ON
        : flag !== undefined
          ? `ptycho_${request.workflow === 'training' ? 'train' : 'inference'} takes it with ${flag}.`
          : 'Remove it.';
  return {
    fields: rowOf(lost),
    message: `${knob ? 'The knob ' : ''}${name} is ${show(value)}, and ${lostTo(request.workflow)}: ${told.why}${place}.${has} ${advice}`,
    fixes: fixesOf(lost, show),
  };
}

function fixesOf({ name, knob, value, reach }: Lost, show: (value: Value) => string): Fix[] {
  const clear: Edit = knob ? { op: 'clear-knob', name } : { op: 'clear-override', name };
  const remove: Fix = { label: `Remove ${knob ? 'the knob ' : ''}${name}`, edits: [clear] };
  const { instead } = reach;
  const same = instead?.value(value);
  if (!instead || same === undefined) return [remove];
  const set: Edit = instead.knob
    ? { op: 'set-knob', name: instead.name, value: same }
    : { op: 'set-override', name: instead.name, value: same };
  const what =
    instead.knob === knob
      ? instead.name
      : `the ${instead.knob ? 'knob' : 'override'} ${instead.name}`;
  return [{ label: `Set ${what} to ${show(same)}`, edits: [clear, set] }, remove];
}

/** Names that have one of these fates, for a rule to say what it is about. */
export function namesWith(
  fates: readonly Fate[],
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
        const fate = target.reach(workflow, name, knob)?.routes[PAYLOAD_ROUTE].fate;
        return fate !== undefined && fates.includes(fate);
      }),
    ),
  );
}
