/** The rules as SARIF's `reportingDescriptor` objects. */
import type { Finding } from '../findings/finding';
import { type ListedRule, RULE_LIST } from '../reference/ruleList';
import { ruleMarkdown, ruleText } from '../reference/rulePage';

/** SARIF's level of a severity. */
export const LEVELS: { readonly [severity in Finding['severity']]: string } = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** GitHub's word for how much a result matters. */
const PROBLEM = { error: 'error', warning: 'warning', info: 'recommendation' } as const;

/** Place of every rule in `tool.driver.rules`. */
const indexes = new Map(RULE_LIST.map(({ id }, i) => [id, i]));

export const ruleIndex = (id: string): number | undefined => indexes.get(id);

/** Every rule, in the order of `ruleIndex`. */
export const sarifRules = (): object[] => RULE_LIST.map(descriptor);

function descriptor(rule: ListedRule): object {
  const { id, aliases, title, why, severity, outcome, stage, topic, fields, targets, workflows } =
    rule;
  return {
    id,
    ...(aliases ? { deprecatedIds: aliases } : {}),
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    help: { text: ruleText(rule), markdown: ruleMarkdown(rule) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      // A stage may be called as its topic is; tags are unique.
      tags: [...new Set([topic, outcome, stage])],
      'problem.severity': PROBLEM[severity],
      outcome,
      stage,
      fields,
      source: rule.source,
      ...(targets ? { targets } : {}),
      ...(workflows ? { workflows } : {}),
    },
  };
}
