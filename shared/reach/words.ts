/** What becomes of a setting, in words: marks of the form, help, command line and reference say it alike. */
import type { Workflow } from '../request/request';
import type { Target } from '../targets/target';
import { type Fate, PAYLOAD_ROUTE, type Reach, type ReadValue, type RouteReach } from './reach';

/** Two or three words for a mark; empty for a setting that reaches the run. */
export function markWords(fate: Fate, workflow: Workflow): string {
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
export const lostTo = (workflow: Workflow): string => `does not reach ${workflow}`;

/** What becomes of it on the payload's route, the other settings being what they are. */
export function reachNow(reach: Reach, read: ReadValue): RouteReach {
  const told = reach.routes[PAYLOAD_ROUTE];
  if (!reach.only || told.fate !== 'reaches' || reach.only.holds(read)) return told;
  return { ...told, fate: 'ignored', why: reach.only.otherwise };
}

/** A place such as `W:1388` as file and line; empty for an empty one. */
export function sourcePlace({ sourceFiles }: Target, where: string): string {
  const [letters = '', line = ''] = where.split(':');
  const file = sourceFiles[letters];
  return file === undefined ? where : `${file}:${line}`;
}

/** One route in a few words: `reaches with --max_epochs`, `dropped (--probe_scale): training builds …`. */
export function routeWords(told: RouteReach): string {
  const { fate, flag, why } = told;
  if (fate === 'reaches') return flag === undefined ? 'reaches' : `reaches with ${flag}`;
  if (fate === 'unavailable') return `cannot be given: ${why}`;
  const said = fate === 'foreign' ? 'not for this workflow' : fate;
  return `${said}${flag === undefined ? '' : ` (${flag})`}: ${why}`;
}

/** What passes a setting on to training that the command lines lose. */
export const FORWARDERS = 'the exported Python script and pinnboard_payload.py run';

/** The setting that says the same and reaches the run, or what passes it on: `the knob learning_rate`. */
export function insteadWords({ instead, unless }: Reach): string {
  const other = instead ? `the ${instead.knob ? 'knob' : 'override'} ${instead.name}` : '';
  return [unless ? FORWARDERS : '', other].filter(Boolean).join('; or ');
}
