/**
 * A rule: its description, and the check that finds its cases. The factory's own rules (`findings/factoryRules.ts`) are what it
 * rejects or warns of itself; every other rule is something that the factory accepts and that goes wrong later, so
 * it never blocks a payload.
 */
import type { Outcome } from '../findings/finding';
import type { Case, RuleFacts } from '../findings/ruleFacts';
import type { Context } from './context';

export interface Rule extends RuleFacts {
  readonly id: string;
  readonly outcome: Exclude<Outcome, 'blocked'>;
  /** Silent about fields that another finding reports as blocked or ignored. */
  readonly yields?: true;
  /** The cases in a resolved request; pure and fast, since it runs at every key press. */
  readonly check: (context: Context) => readonly Case[];
}

/** Types the definition of a rule. */
export const rule = (definition: Rule): Rule => definition;
