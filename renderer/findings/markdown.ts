/** Findings as Markdown, to paste into a logbook or an issue. */
import type { Finding } from '../../shared/findings/finding';
import { sourcesText } from '../../shared/sources/source';
import { MARK_FACTS, markOf, marksText } from '../kit/findings/outcomes';
import { whereText } from '../kit/findings/words';
import { groupFindings } from './groups';

/** A heading, one section per group, one entry per finding with its fixes. `subject` names the configuration. */
export function findingsMarkdown(findings: readonly Finding[], subject: string): string {
  const groups = groupFindings(findings).map(({ title, findings: here }) =>
    [`## ${title} (${here.length})`, '', ...here.flatMap(entry)].join('\n'),
  );
  return [
    `# Findings of ${plain(subject)}`,
    `${marksText(findings) || 'No open findings'}.`,
    ...groups,
  ]
    .join('\n\n')
    .concat('\n');
}

function entry(finding: Finding): string[] {
  const { rule, message, fields, fixes, acknowledged, source } = finding;
  const about = fields.length === 0 ? '' : ` Fields: ${fields.map(code).join(', ')}.`;
  const where = whereText(finding) && ` (${whereText(finding)})`;
  return [
    `- **${MARK_FACTS[markOf(finding)].title}** ${code(rule)}${where}: ${plain(message)}${about} Source: ${plain(sourcesText(source))}.`,
    ...fixes.map(({ label }) => `  - Fix: ${plain(label)}`),
    ...(acknowledged === undefined
      ? []
      : [`  - Acknowledged${acknowledged === '' ? '' : `: ${plain(acknowledged)}`}`]),
  ];
}

const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``;

/** On one line, with Markdown's special characters escaped. */
const plain = (text: string): string =>
  text.replaceAll(/[\\`*_|<>[\]#]/g, '\\$&').replaceAll(/\s*\n\s*/g, ' ');
