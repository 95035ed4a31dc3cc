/**
 * A rule: what it says of itself, and the check that finds its cases. The factory's own rules (`factory.ts`) are
 * what it refuses or warns of itself; every other rule is something that the factory takes and that goes wrong
 * later, so it never does more than warn.
 */
import type { CONSEQUENCES, Finding, Fix, SEVERITIES, STAGES } from '../findings/finding';
import type { Workflow } from '../request/request';
import type { Context } from './context';

/** What a rule says of itself: its page, and what its findings carry. */
export interface RuleFacts {
  readonly title: string;
  readonly severity: (typeof SEVERITIES)[number];
  readonly consequence: (typeof CONSEQUENCES)[number];
  /** Where it bites. */
  readonly stage: (typeof STAGES)[number];
  /** Fields, knobs and arrays that it is about; their pages name the rule. */
  readonly fields: readonly string[];
  /** Where the knowledge comes from, parted by `; `: sections of blueprint and SPEC, entries of the list of pitfalls. */
  readonly source: string;
  /** Why it matters, in a sentence or two for a user. */
  readonly why: string;
  /** Targets and workflows that it is true of; all when absent. */
  readonly targets?: readonly string[];
  readonly workflows?: readonly Workflow[];
}

/** One case of a rule: what it is about, and what to do. */
export interface Case {
  /** The one to mend first. */
  readonly fields: readonly string[];
  /** What is wrong, the value seen, what to do. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
}

export interface Rule extends RuleFacts {
  readonly id: string;
  readonly severity: 'warning' | 'notice';
  /** Says nothing of a field that is refused, or of which an earlier finding says that it is ignored. */
  readonly yields?: true;
  /** Its cases in a resolved request; pure, and quick: it runs at every key press. */
  readonly check: (context: Context) => readonly Case[];
}

/** Says which of the facts a rule's file has to give. */
export const rule = (definition: Rule): Rule => definition;

/** The finding that a case of the rule `id` is: what the rule says of itself, with the case's fields, message and fixes. */
export const findingOf = (
  id: string,
  { severity, consequence, stage, source }: RuleFacts,
  { fields, message, fixes = [] }: Case,
): Finding => ({
  rule: id,
  severity,
  fields: [...fields],
  message,
  consequence,
  stage,
  source,
  fixes: [...fixes],
});
