/** A diff as Markdown, to paste into a log book or an issue. */
import { countDifferent, type Diff, type DiffRow, isDifferent, sourceText } from './diff';

interface Options {
  /** Equal fields too. */
  readonly all?: boolean;
}

/** A heading and one table a section; what is left out is counted. */
export function diffMarkdown(diff: Diff, { all = false }: Options = {}): string {
  const { a, b, counts } = diff;
  const wanted = (row: DiffRow) => all || isDifferent(row) || row.kind === 'source';
  const tables = diff.sections.flatMap(({ title, rows }) => {
    const shown = rows.filter(wanted);
    return shown.length === 0 ? [] : [table(title, shown, diff)];
  });
  const left = all ? 0 : counts.same;
  return [
    `# ${plain(a.label)} → ${plain(b.label)}`,
    `${countDifferent(counts)} of ${Object.values(counts).reduce((x, y) => x + y)} fields differ (${a.target} ${a.workflow} → ${b.target} ${b.workflow}).`,
    ...tables,
    ...(counts.source > 0
      ? [`${counts.source} fields have the same value from another source.`]
      : []),
    ...(left > 0 ? [`${left} equal fields are not shown.`] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

function table(title: string, rows: readonly DiffRow[], { a, b }: Diff): string {
  return [
    `## ${plain(title)}`,
    '',
    `| field | ${plain(a.label)} | ${plain(b.label)} | change | source |`,
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${cells(row).join(' | ')} |`),
  ].join('\n');
}

function cells({ name, kind, a, b, change }: DiffRow): string[] {
  const from = sourceText(a);
  const to = sourceText(b);
  return [
    code(name),
    a ? code(a.text) : 'n/a',
    b ? code(b.text) : 'n/a',
    change ?? (kind === 'source' ? 'same value' : ''),
    from === to ? from : `${from} → ${to}`,
  ];
}

/** Inline code in a table: a longer fence than any run of backticks inside, pipes escaped. */
function code(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replaceAll('|', '\\|')}${pad}${fence}`;
}

const plain = (text: string): string => text.replaceAll(/[\\`*_|<>[\]]/g, '\\$&');
