/** Whether a setting takes effect, in words: the form, help, command line and reference use the same ones. */
import { type EntryPoint, USUAL_ENTRY_POINTS } from '../request/entryPoint';
import type { Workflow } from '../request/request';
import { type CodeSource, sourceText } from '../sources/source';
import type { Value } from '../values/value';
import {
  type Effect,
  type EntryPointPropagation,
  PAYLOAD_ROUTE,
  type PayloadPlace,
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

/** The same as the start of a sentence about a setting: `Not forwarded to training`. */
export function effectWords(effect: Exclude<Effect, 'reaches'>, workflow: Workflow): string {
  switch (effect) {
    case 'dropped':
      return `Not forwarded to ${workflow}`;
    case 'overwritten':
      return `Replaced in ${workflow}`;
    case 'elsewhere':
      return 'Read from another field';
    case 'ignored':
    case 'unavailable':
      return `No effect on ${workflow}`;
    case 'foreign':
      return `Not for ${workflow}`;
  }
}

/** That a run does not get a setting. */
export const overriddenBy = (workflow: Workflow): string => `does not reach ${workflow}`;

/** What becomes of it with an entry point, the payload's where none is chosen, the other settings being what they are. */
export function propagationNow(
  propagation: Propagation,
  read: ReadValue,
  entryPoint: EntryPoint = PAYLOAD_ROUTE,
): EntryPointPropagation {
  const route = propagation.routes[entryPoint];
  const { only } = propagation;
  // A condition is one of the trainer that the payload's run has; this one has its own.
  if (!only || entryPoint === 'lightning' || route.effect !== 'reaches' || only.holds(read))
    return route;
  return { ...route, effect: 'ignored', why: only.otherwise };
}

/**
 * Whether the run gets what is set, or reads the value that it infers itself; undecided, whether it does through any
 * of the usual entry points.
 */
export function reachesRun(
  propagation: Propagation,
  read: ReadValue,
  entryPoint: EntryPoint | undefined,
): boolean {
  const asked = entryPoint === undefined ? USUAL_ENTRY_POINTS : [entryPoint];
  return (
    propagation.inferred !== undefined ||
    asked.some((one) => propagationNow(propagation, read, one).effect === 'reaches')
  );
}

/** The field that a run with an entry point reads for a setting, and the value that it has without one. */
export function usedBy(
  { routes, withoutForwarding, reads, uses }: Propagation,
  entryPoint: EntryPoint = PAYLOAD_ROUTE,
): { readonly reads: PayloadPlace | null; readonly uses: Value | undefined } {
  const route = routes[entryPoint];
  if (entryPoint === 'lightning') return { reads: route.reads ?? null, uses: route.uses };
  const isForwarded = entryPoint === 'python' || withoutForwarding === undefined;
  return isForwarded
    ? { reads, uses }
    : { reads: withoutForwarding.reads, uses: withoutForwarding.uses };
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
