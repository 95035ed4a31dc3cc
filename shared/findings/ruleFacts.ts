/** What a rule says of itself, and the findings that its cases are. Each layer describes the rules that it checks. */

import type { EntryPoint } from '../request/entryPoint';
import type { Workflow } from '../request/request';
import type { Source } from '../sources/source';
import type { Traits } from '../targets/traits';
import { visible } from '../values/visible';
import {
  type Finding,
  type Fix,
  type Outcome,
  rankFixes,
  type STAGES,
  severityOf,
} from './finding';

/** What a rule says of itself: its page, and what its findings carry. */
export interface RuleFacts {
  readonly title: string;
  /** What happens to the run. */
  readonly outcome: Outcome;
  /** Where it happens. */
  readonly stage: (typeof STAGES)[number];
  /** The entry points that it holds for; every one when absent. */
  readonly entryPoints?: readonly EntryPoint[];
  /** Fields, execution options and arrays that it is about; their pages name the rule. */
  readonly fields: readonly string[];
  /**
   * What a run ends with that it is right about, as Python prints it: the class, and a part of the message (`KeyError:
   * diff3d`) or none (`AssertionError`: it has no message). `{field}` stands for any of the finding's fields.
   */
  readonly raises?: readonly string[];
  /** Where the knowledge comes from: the lines read first, then the page that says more. */
  readonly source: readonly Source[];
  /** Ids that it had in earlier versions, the oldest first: acknowledgements and baselines of those still count. */
  readonly aliases?: readonly string[];
  /** Its claim was seen in a run of the commit that the sources name. */
  readonly tried?: true;
  /** Why a claim about a run was only read. */
  readonly notTried?: string;
  /** Why it matters, in a sentence or two for a user. */
  readonly why: string;
  /** Whether it is true of a target with these traits; of all when absent. */
  readonly holds?: (traits: Traits) => boolean;
  /** Workflows that it is true of; both when absent. */
  readonly workflows?: readonly Workflow[];
}

/** One case of a rule: what it is about, and what to do. */
export interface Case {
  /** The one to fix first. */
  readonly fields: readonly string[];
  /** What is wrong, the value seen, what to do. */
  readonly message: string;
  /** One short sentence for a line beside the outcome, where neither the message nor the rule's title is one. */
  readonly short?: string;
  /** The entry points that this case holds for, in place of the rule's. */
  readonly entryPoints?: readonly EntryPoint[];
  /** What happens to the run in this case, and where, in place of the rule's. */
  readonly outcome?: Exclude<Outcome, 'blocked'>;
  readonly stage?: (typeof STAGES)[number];
  /** The one to prefer first, unless the basis of another is surer. */
  readonly fixes?: readonly Fix[];
  /** The case is that something could not be checked. */
  readonly checked?: false;
}

/** The finding that a case of the rule `id` is: what the rule says of itself, with the case's fields, message and fixes. */
export const findingOf = (
  id: string,
  rule: RuleFacts,
  {
    fields,
    message,
    short,
    entryPoints = rule.entryPoints,
    outcome = rule.outcome,
    stage = rule.stage,
    fixes = [],
    checked,
  }: Omit<Case, 'outcome'> & { readonly outcome?: Outcome },
): Finding => ({
  rule: id,
  ...(rule.aliases ? { aliases: [...rule.aliases] } : {}),
  outcome,
  severity: severityOf(outcome),
  fields: [...fields],
  // It shows names of settings, arrays and files as they are in the files.
  message: visible(message),
  ...(short === undefined ? {} : { short: visible(short) }),
  stage,
  ...(entryPoints ? { entry_points: [...entryPoints] } : {}),
  ...(checked === undefined ? {} : { checked }),
  source: [...rule.source],
  fixes: rankFixes(fixes.map((fix) => ({ ...fix, label: visible(fix.label) }))),
});

/** Rules whose findings are made where the case is met, since no check of a resolved request can see it. */
export function reportedRules<Id extends string>(rules: { readonly [id in Id]: RuleFacts }) {
  return {
    rules,
    /** A finding of the rule `id`: what the rule says of itself, with this case's fields, message and fixes. */
    finding: (
      id: Id,
      fields: readonly string[],
      message: string,
      fixes: readonly Fix[] = [],
    ): Finding => findingOf(id, rules[id], { fields, message, fixes }),
  };
}
