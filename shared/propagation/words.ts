/** What becomes of a setting, in words: marks of the form, help, command line and reference say it alike. */
import type { Workflow } from '../request/request';
import {
  type Effect,
  type EntryPointPropagation,
  PAYLOAD_ROUTE,
  type Propagation,
  type ReadValue,
} from './propagation';

/** Two or three words for a mark; empty for a setting that reaches the run. */
export function markWords(fate: Effect, workflow: Workflow): string {
  switch (fate) {
    case 'reaches':
      return '';
    case 'dropped':
      return 'lost on the way';
    case 'overwritten':
      return 'overwritten';
    case 'elsewhere':
      return 'read elsewhere';
    case 'ignored':
    case 'unavailable':
      return `not read in ${workflow}`;
    case 'foreign':
      return `not for ${workflow}`;
  }
}

/** That a run does not get a setting. */
export const overriddenBy = (workflow: Workflow): string => `does not reach ${workflow}`;

/** What becomes of it on the payload's route, the other settings being what they are. */
export function propagationNow(propagation: Propagation, read: ReadValue): EntryPointPropagation {
  const told = propagation.routes[PAYLOAD_ROUTE];
  if (!propagation.only || told.effect !== 'reaches' || propagation.only.holds(read)) return told;
  return { ...told, effect: 'ignored', why: propagation.only.otherwise };
}

/** A place such as `W:1388` as file and line; empty for an empty one. */
export function sourcePlace(
  { sourceFiles }: { readonly sourceFiles: { readonly [letters: string]: string } },
  where: string,
): string {
  const [letters = '', line = ''] = where.split(':');
  const file = sourceFiles[letters];
  return file === undefined ? where : `${file}:${line}`;
}

/** One route in a few words: `reaches with --max_epochs`, `dropped (--probe_scale): training builds …`. */
export function routeWords(told: EntryPointPropagation): string {
  const { effect, flag, why } = told;
  if (effect === 'reaches') return flag === undefined ? 'reaches' : `reaches with ${flag}`;
  if (effect === 'unavailable') return `cannot be given: ${why}`;
  const said = effect === 'foreign' ? 'not for this workflow' : effect;
  return `${said}${flag === undefined ? '' : ` (${flag})`}: ${why}`;
}

/** What passes a setting on to training that the command lines lose. */
export const FORWARDERS = 'the exported Python script and pinnboard_payload.py run';

/** The setting that says the same and reaches the run, or what passes it on: `the knob learning_rate`. */
export function insteadWords({ instead, unless }: Propagation): string {
  const other = instead ? `the ${instead.option ? 'knob' : 'override'} ${instead.name}` : '';
  return [unless ? FORWARDERS : '', other].filter(Boolean).join('; or ');
}
