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
  /** Says nothing of a field that is refused, or of which an earlier finding says that it is ignored. */
  readonly yields?: true;
  /** Its cases in a resolved request; pure, and quick: it runs at every key press. */
  readonly check: (context: Context) => readonly Case[];
}

/** Says which of the facts a rule's file has to give. */
export const rule = (definition: Rule): Rule => definition;
