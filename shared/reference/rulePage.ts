/** The rule reference, as Markdown, from the rules themselves. */
import { catalogueOf } from '../targets/catalogue';
import { TARGETS } from '../targets';
import { evidenceText, type ListedRule, RULE_LIST, RULE_TOPICS } from './ruleList';
import { sameThing } from '../targets/synonyms';
import { evidenceSection } from '../sources/evidence';
import { READ_AT } from '../targets/commits';
import { type Source, shortCommit, sourcesText, sourceText } from '../sources/source';

/** What a rule is true of, in words. */
export const scopeOf = ({ targets, workflows }: ListedRule): string =>
  [targets?.join(', ') ?? 'all targets', workflows?.join(', ') ?? 'all workflows'].join('; ');

/** Sources as Markdown: places in PtychoPINN, and links to the evidence page. */
const sourceLinks = (sources: readonly Source[]): string =>
  sources
    .map((source) => {
      const section = 'page' in source ? evidenceSection(source.page) : undefined;
      return section
        ? `[${section.title}](evidence.md#${section.id})`
        : `\`${sourceText(source)}\``;
    })
    .join(', ');

/** How a run ends that a rule is right about. */
const endingOf = ({ raises = [], fields }: ListedRule): string[] =>
  raises.length === 0
    ? []
    : [
        `Such a run ends with ${raises.map((one) => `\`${one.replace('{field}', fields[0] ?? '')}\``).join(' or ')}.`,
      ];

/** What a rule says of itself, in plain lines without its id and title. */
export const ruleText = (rule: ListedRule): string =>
  [
    rule.why,
    `${rule.outcome} (${rule.severity}), ${rule.stage}; ${scopeOf(rule)}.`,
    ...(rule.fields.length > 0 ? [`About: ${rule.fields.join(', ')}.`] : []),
    ...endingOf(rule),
    `Source: ${sourcesText(rule.source)}. ${evidenceText(rule)}`,
  ].join('\n');

/** The same in Markdown; `link` makes a field's name a link. */
export const ruleMarkdown = (
  rule: ListedRule,
  link: (name: string) => string = (name) => `\`${name}\``,
): string =>
  [
    `**${rule.title}.** ${rule.outcome} (${rule.severity}), ${rule.stage}; ${scopeOf(rule)}.`,
    rule.why,
    ...(rule.fields.length > 0 ? [`About: ${rule.fields.map(link).join(', ')}.`] : []),
    ...endingOf(rule),
    `Source: ${sourceLinks(rule.source)}. ${evidenceText(rule)}`,
  ].join('\n\n');

/** Reference page of all rules: a chapter a topic, a section a rule, findable by its id. */
export function ruleReference(): string {
  const contents = RULE_TOPICS.map(({ id, title, rules }) =>
    [
      `- [${title}](#topic-${id}) (${rules.length})`,
      ...rules.map((rule) => `  - [${rule.id}](#${rule.id}): ${rule.title}`),
    ].join('\n'),
  );
  const chapters = RULE_TOPICS.map(({ id, title, rules }) =>
    [
      `<a id="topic-${id}"></a>\n\n## ${title}`,
      ...rules.map((rule) => `### ${rule.id}\n\n${ruleMarkdown(rule, fieldLink(rule))}`),
    ].join('\n\n'),
  );
  return [
    '# Rules',
    `Generated from the rules by \`npm run reference\`. ${RULE_LIST.length} rules. \`blocked\` is what the factory rejects. Sources are lines of PtychoPINN ${shortCommit(READ_AT)} and sections of the [evidence](evidence.md).`,
    contents.join('\n'),
    `${chapters.join('\n\n')}\n`,
  ].join('\n\n');
}

/** A field's name as a link to the page of a target that the rule is true of; arrays and paths have none. */
const fieldLink =
  ({ targets }: ListedRule) =>
  (name: string): string => {
    for (const target of targets ?? Object.keys(TARGETS)) {
      const names = sameThing(name);
      const field = catalogueOf(target).find((known) => names.includes(known.name));
      if (field) return `[\`${name}\`](fields.${target}.md#${field.section}.${field.name})`;
    }
    return `\`${name}\``;
  };
