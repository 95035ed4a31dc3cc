/** Whether a setting takes effect, in words: the form, help, command line and reference use the same ones. */
import type { Workflow } from '../request/request';
import { type CodeSource, sourceText } from '../sources/source';
import {
  type Effect,
  type EntryPointPropagation,
  PAYLOAD_ROUTE,
  type Propagation,
  type ReadValue,
} from './propagation';

/** Two or three words for a mark; empty for a setting that takes effect. */
export function markWords(effect: Effect, workflow: Workflow): string {
  switch (effect) {
    case 'reaches':
      return '';
    case 'dropped':
      return 'not forwarded';
    case 'overwritten':
      return 'replaced';
    case 'elsewhere':
      return 'read from another field';
    case 'ignored':
    case 'unavailable':
      return `ignored in ${workflow}`;
    case 'foreign':
      return `not for ${workflow}`;
  }
}

/** That a run does not get a setting. */
export const overriddenBy = (workflow: Workflow): string => `does not reach ${workflow}`;

/** What becomes of it on the payload's route, the other settings being what they are. */
export function propagationNow(propagation: Propagation, read: ReadValue): EntryPointPropagation {
  const route = propagation.routes[PAYLOAD_ROUTE];
  if (!propagation.only || route.effect !== 'reaches' || propagation.only.holds(read)) return route;
  return { ...route, effect: 'ignored', why: propagation.only.otherwise };
}

/** A line of PtychoPINN in brackets, behind a sentence; empty for none. */
export const inBrackets = (where: CodeSource | null): string =>
  where === null ? '' : ` (${sourceText(where)})`;

const EFFECT_WORDS: { readonly [effect in Effect]: string } = {
  reaches: 'takes effect',
  dropped: 'not forwarded',
  overwritten: 'replaced',
  elsewhere: 'read from another field',
  ignored: 'ignored',
  foreign: 'not for this workflow',
  unavailable: 'cannot be set',
};

/** One entry point in a few words: `takes effect with --max_epochs`, `not forwarded (--probe_scale): training …`. */
export function routeWords({ effect, flag, why }: EntryPointPropagation): string {
  const words = EFFECT_WORDS[effect];
  if (effect === 'reaches') return flag === undefined ? words : `${words} with ${flag}`;
  return `${words}${flag === undefined ? '' : ` (${flag})`}: ${why}`;
}

/** What passes a setting on to training that the command lines lose. */
export const FORWARDERS = 'the exported Python script and `pinnboard_payload.py run`';

/** The setting that has the same meaning and takes effect, or what forwards it: `execution_config.learning_rate`. */
export function insteadWords({ instead, withoutForwarding }: Propagation): string {
  const other =
    instead &&
    (instead.option ? `\`execution_config.${instead.name}\`` : `the override \`${instead.name}\``);
  return [withoutForwarding && FORWARDERS, other].filter(Boolean).join(', or ');
}
