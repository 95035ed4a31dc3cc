/** The rule reference, as Markdown, from the rules themselves. */
import { RULES, type RuleFacts } from '../findings/rules';
import { RULEBOOK } from '.';

/** A rule with its id and what it is true of. */
export interface ListedRule extends RuleFacts {
  readonly id: string;
  readonly targets?: readonly string[];
  readonly workflows?: readonly string[];
}

/** Every rule: first the factory's own, then the rulebook's. */
export function listRules(): ListedRule[] {
  return [
    ...Object.entries(RULES).map(([id, facts]) => ({ id, ...(facts as RuleFacts) })),
    ...RULEBOOK.map(({ check: _check, ...facts }) => facts),
  ];
}

/** What a rule is true of, in words. */
export const scopeOf = ({ targets, workflows }: ListedRule): string =>
  [targets?.join(', ') ?? 'all targets', workflows?.join(', ') ?? 'all workflows'].join('; ');

/** Reference page of all rules: a section each, findable by its id. */
export function ruleReference(): string {
  const rules = listRules();
  const sections = rules.map((rule) =>
    [
      `## ${rule.id}`,
      '',
      `**${rule.title}.** ${rule.severity}, ${rule.consequence}, ${rule.stage}; ${scopeOf(rule)}.`,
      '',
      rule.why,
      '',
      `Source: ${rule.source}.`,
    ].join('\n'),
  );
  return [
    '# Rules',
    '',
    `Generated from the rules by \`npm run reference\`. ${rules.length} rules. Errors are what the factory refuses; the sources are sections of the blueprint and of the specification, and findings and entries (V1 to V52) of the list of pitfalls.`,
    '',
    sections.join('\n\n'),
    '',
  ].join('\n');
}
