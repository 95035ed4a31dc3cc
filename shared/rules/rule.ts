/**
 * A rule of the rulebook: something that the factory takes and that goes wrong later. What the factory itself
 * refuses or warns of stands with the factory; a rule never does more than warn.
 */
import type { Fix } from '../findings/finding';
import type { RuleFacts } from '../findings/rules';
import type { Workflow } from '../request/request';
import type { Context } from './context';

/** One case of a rule: what it is about, and what to do. */
export interface Case {
  readonly fields: readonly string[];
  /** What is wrong, the value seen, what to do. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
}

export interface Rule extends RuleFacts {
  readonly id: string;
  readonly severity: 'warning' | 'notice';
  /** Targets and workflows that it is true of; all when absent. */
  readonly targets?: readonly string[];
  readonly workflows?: readonly Workflow[];
  /** Its cases in a resolved request; pure, and quick: it runs at every key press. */
  readonly check: (context: Context) => readonly Case[];
}

/** Says which of the facts a rule's file has to give. */
export const rule = (definition: Rule): Rule => definition;
