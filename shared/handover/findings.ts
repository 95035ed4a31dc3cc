/** What is said of a text that is taken back as a request: what it holds that a request cannot, and what was guessed. */
import type { Finding, Fix } from '../findings/finding';
import type { RuleFacts } from '../rules/rule';

const notice = (title: string, why: string): RuleFacts => ({
  title,
  severity: 'notice',
  consequence: 'ignored',
  stage: 'factory',
  fields: [],
  source: 'SPEC 6',
  why,
});
const warning = (title: string, consequence: RuleFacts['consequence'], why: string): RuleFacts => ({
  ...notice(title, why),
  severity: 'warning',
  consequence,
});

export const HANDOVER_RULES = {
  'handover-edited': notice(
    'The text was edited after it was written',
    'An export carries its whole request on a comment line. Where the text was changed since, what it says now counts; what it cannot say is kept from the comment.',
  ),
  'handover-defaults': notice(
    "The text leaves values to its tool's own defaults",
    "PtychoPINN's command lines fill what is not given with defaults of their own, which differ from those of the factory. They are set in the request, so that it stands for the same run.",
  ),
  'handover-surroundings': notice(
    'Only the command itself is read',
    'Variables of the environment, the folder, redirections and other commands around a run are a matter of the shell; a request holds what PtychoPINN is given.',
  ),
  'handover-unknown': warning(
    'A name that is not known there',
    'ignored',
    'A misspelt name costs the run: one tool refuses it, another drops it without a word. Nothing of it is in the request.',
  ),
  'handover-value': warning(
    'A value that cannot be taken over',
    'ignored',
    'The tool that reads this text would refuse the value, or a request cannot hold it. Nothing of it is in the request.',
  ),
  'handover-unexpanded': warning(
    'The shell would put something else there',
    'wrong-result',
    'Variables, patterns and commands in a command line are replaced by the shell that runs it. Pinnboard runs no shell: the text stands in the request as it is written.',
  ),
  'handover-missing': warning(
    'Something that a run needs is not given',
    'crash',
    'Without it the command ends before any training; the request needs it too.',
  ),
  'handover-no-effect': warning(
    'It only looks as if it did something',
    'ignored',
    'The tool takes it and the run does not read it, so that the run is not what the text seems to say.',
  ),
  'handover-refused': warning(
    'PtychoPINN would not run this text as it is written',
    'crash',
    'What is meant is plain and stands in the request; the text itself ends with an error, or means something else, where it is run.',
  ),
} as const satisfies { readonly [id: string]: RuleFacts };

export type HandoverRuleId = keyof typeof HANDOVER_RULES;

/** A finding of the rule `id` about these names. */
export function handoverFinding(
  id: HandoverRuleId,
  fields: readonly string[],
  message: string,
  fixes: readonly Fix[] = [],
): Finding {
  const { severity, consequence, stage, source }: RuleFacts = HANDOVER_RULES[id];
  return {
    rule: id,
    severity,
    fields: [...fields],
    message,
    consequence,
    stage,
    source,
    fixes: [...fixes],
  };
}
