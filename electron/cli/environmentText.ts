/** What is known of an installed PtychoPINN, as lines for a terminal. */
import type { EnvironmentReport } from '../../shared/environments/report';
import { HOW_TEXT, KIND_TEXT, packagesText } from '../../shared/environments/words';
import { formatValue } from '../../shared/values/python';
import type { Value } from '../../shared/values/value';
import { table } from './io';

const MOST_FILES = 20;

/** Lines for a terminal. */
export function reportLines(report: EnvironmentReport): string[] {
  const { revision, how, state, files, candidates } = report;
  const of = revision === null || how === null ? 'unknown' : `${revision} (${HOW_TEXT[how]})`;
  const rows: [string, string][] = [
    ['revision', of],
    ['found', `${KIND_TEXT[report.kind]} in ${report.root}`],
    ['interpreter', report.interpreter ?? ''],
    ['packages', packagesText(report)],
    ['others', sourcesText(report)],
    ['modified', MODIFIED[String(report.modified)] ?? ''],
    ['same files', candidates.map((commit) => commit.slice(0, 7)).join(', ')],
    ['target', report.target ?? 'none'],
    ['nearest', nearestText(report)],
  ];
  return [
    ...rows.flatMap(([label, text]) => (text === '' ? [] : [`${label.padEnd(12)} ${text}`])),
    ...files
      .slice(0, MOST_FILES)
      .map(({ file, change, against }) => `  ${change.padEnd(8)} ${file}${AGAINST[against]}`),
    ...(files.length > MOST_FILES ? [`  and ${files.length - MOST_FILES} more files`] : []),
    ...report.contradictions.map((sentence) => `contradiction: ${sentence}`),
    ...(state === null ? ['No file of a known revision was found.'] : []),
    ...driftLines(report),
  ];
}

/** The other sources: what each is, and the commit that it names. */
const sourcesText = ({ sources, how }: EnvironmentReport): string =>
  sources
    .filter((source) => source.how !== how)
    .map(({ detail, revision }) => `${detail} (${revision?.slice(0, 7) ?? 'no commit'})`)
    .join('; ');

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
      ].join('; ');

const AGAINST: { readonly [against in EnvironmentReport['files'][number]['against']]: string } = {
  state: '',
  record: ' (since it was installed)',
  index: ' (not committed)',
};

/** The drift as a table: what differs from the nearest target. */
function driftLines({ nearest, drift, names, unread, unknown }: EnvironmentReport): string[] {
  if (nearest === null) return [];
  const rows = [
    ...drift.map(({ section, field, change, from, to }) => [
      section,
      field,
      change,
      change === 'added'
        ? formatValue(to)
        : change === 'removed'
          ? formatValue(from)
          : `${textOf(change, from)} → ${textOf(change, to)}`,
    ]),
    ...names.map(({ list, name, from, to }) => [
      list,
      name,
      from === null ? 'added' : to === null ? 'removed' : 'changed',
      `${from ?? '—'} → ${to ?? '—'}`,
    ]),
  ];
  const notRead = unknown.map(
    ({ section, field, aspect, what }) =>
      `${section}.${field}: its ${aspect} is not known without running Python: ${what}`,
  );
  const of = unread.length === 0 ? '' : ` (not compared: ${unread.join(', ')})`;
  const heading =
    rows.length === 0
      ? `No field differs from ${nearest}${of}.`
      : `${rows.length} ${rows.length === 1 ? 'difference' : 'differences'} from ${nearest}${of}:`;
  return ['', heading, ...table(rows).map((line) => `  ${line}`), ...notRead];
}

/** A type or a name is text of its own; anything else is a value. */
const textOf = (change: string, value: Value): string =>
  typeof value === 'string' && (change === 'type' || change === 'renamed')
    ? value
    : formatValue(value);
