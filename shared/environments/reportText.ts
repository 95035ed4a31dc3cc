/** A report as lines of plain text. */
import type { EnvironmentReport, How } from './report';

export const HOW_TEXT: { readonly [how in How]: string } = {
  content: 'content of the configuration files',
  git: 'git HEAD of the checkout',
  direct_url: 'direct_url.json of the installed package',
  version: 'version of the installed package',
};

const KIND_TEXT: { readonly [kind in EnvironmentReport['kind']]: string } = {
  checkout: 'checkout',
  editable: 'editable install',
  installed: 'installed package',
  package: 'package folder',
};

/** Lines for a terminal. */
export function reportLines(report: EnvironmentReport): string[] {
  const { revision, how, state, files, candidates } = report;
  const of = revision === null || how === null ? 'unknown' : `${revision} (${HOW_TEXT[how]})`;
  const rows: [string, string][] = [
    ['revision', of],
    ['found', `${KIND_TEXT[report.kind]} in ${report.root}`],
    ['interpreter', report.interpreter ?? ''],
    ['modified', MODIFIED[String(report.modified)] ?? ''],
    ['same files', candidates.map((commit) => commit.slice(0, 7)).join(', ')],
    ['target', report.target ?? 'none'],
    ['nearest', nearestText(report)],
  ];
  return [
    ...rows.flatMap(([label, text]) => (text === '' ? [] : [`${label.padEnd(12)} ${text}`])),
    ...files.map(({ file, change }) => `  ${change.padEnd(10)} ${file}`),
    ...report.contradictions.map((sentence) => `contradiction: ${sentence}`),
    ...(state === null ? ['No file of a known revision was found.'] : []),
  ];
}

const MODIFIED: { readonly [modified: string]: string } = {
  true: 'yes',
  false: 'no',
  null: 'unknown',
};

const nearestText = ({ target, nearest, state }: EnvironmentReport): string =>
  target !== null
    ? ''
    : [
        nearest ?? 'none',
        ...(state ? [`nearest known revision ${state.commit.slice(0, 7)} of ${state.date}`] : []),
      ].join(', ');
