/**
 * A rule: its description, and the check that finds its cases. The factory's own rules (`factory.ts`) are what it
 * rejects or warns of itself; every other rule is something that the factory accepts and that goes wrong later, so
 * it never blocks a payload.
 */

import { type Finding, type Fix, type Outcome, type STAGES, severityOf } from '../findings/finding';
import type { EntryPoint } from '../request/entryPoint';
import type { Workflow } from '../request/request';
import { visible } from '../values/visible';
import type { Context } from './context';

/** What a rule says of itself: its page, and what its findings carry. */
export interface RuleFacts {
  readonly title: string;
  /** What happens to the run. */
  readonly outcome: Outcome;
  /** Where it happens. */
  readonly stage: (typeof STAGES)[number];
  /** The entry points that it holds for; every one when absent. */
  readonly entryPoints?: readonly EntryPoint[];
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
  /** The one to fix first. */
  readonly fields: readonly string[];
  /** What is wrong, the value seen, what to do. */
  readonly message: string;
  /** The entry points that this case holds for, in place of the rule's. */
  readonly entryPoints?: readonly EntryPoint[];
  /** What happens to the run in this case, and where, in place of the rule's. */
  readonly outcome?: Exclude<Outcome, 'blocked'>;
  readonly stage?: (typeof STAGES)[number];
  /** The recommended one first. */
  readonly fixes?: readonly Fix[];
  /** The case is that something could not be checked. */
  readonly checked?: false;
}

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

/** The finding that a case of the rule `id` is: what the rule says of itself, with the case's fields, message and fixes. */
export const findingOf = (
  id: string,
  { source, ...rule }: RuleFacts,
  {
    fields,
    message,
    entryPoints = rule.entryPoints,
    outcome = rule.outcome,
    stage = rule.stage,
    fixes = [],
    checked,
  }: Omit<Case, 'outcome'> & { readonly outcome?: Outcome },
): Finding => ({
  rule: id,
  outcome,
  severity: severityOf(outcome),
  fields: [...fields],
  // Names of settings, arrays and files stand in it as they are in the files.
  message: visible(message),
  stage,
  ...(entryPoints ? { entry_points: [...entryPoints] } : {}),
  ...(checked === undefined ? {} : { checked }),
  source,
  fixes: fixes.map((fix) => ({ ...fix, label: visible(fix.label) })),
});
