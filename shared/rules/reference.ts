/** The rule reference, as Markdown, from the rules themselves. */
import { type ListedRule, RULE_LIST } from './facts';

/** What a rule is true of, in words. */
export const scopeOf = ({ targets, workflows }: ListedRule): string =>
  [targets?.join(', ') ?? 'all targets', workflows?.join(', ') ?? 'all workflows'].join('; ');

/** Reference page of all rules: a section each, findable by its id. */
export function ruleReference(): string {
  const sections = RULE_LIST.map((rule) =>
    [
      `## ${rule.id}`,
      '',
      `**${rule.title}.** ${rule.severity}, ${rule.consequence}, ${rule.stage}; ${scopeOf(rule)}.`,
      '',
      rule.why,
      '',
      ...(rule.fields.length > 0
        ? [`About: ${rule.fields.map((name) => `\`${name}\``).join(', ')}.`, '']
        : []),
      `Source: ${rule.source}.`,
    ].join('\n'),
  );
  return [
    '# Rules',
    '',
    `Generated from the rules by \`npm run reference\`. ${RULE_LIST.length} rules. Errors are what the factory refuses; the sources are sections of the blueprint and of the specification, and findings and entries (V1 to V52) of the list of pitfalls.`,
    '',
    sections.join('\n\n'),
    '',
  ].join('\n');
}
