/** A diff as Markdown, to paste into a log book or an issue. */
import { type Cell, type Diff, type DiffGroup, filterDiff, sourceText } from './diff';

interface Options {
  /** Equal rows too. */
  readonly all?: boolean;
}

/** A heading and one table, or one for each section; what is left out is counted. */
export function diffMarkdown(diff: Diff, { all = false }: Options = {}): string {
  const { sources, baseline, by, counts } = diff;
  const noun = `${by === 'setting' ? 'settings' : 'fields'}`;
  const groups = filterDiff(diff, ({ kind }) => all || kind !== 'same');
  const total = Object.values(counts).reduce((x, y) => x + y);
  return [
    `# ${sources.map(({ label }) => plain(label)).join(', ')}`,
    `${counts.differs} of ${total} ${noun} differ.`,
    sources
      .map(
        ({ label, target, workflow }, i) =>
          `- ${plain(label)}: ${target} ${workflow}${i === baseline ? ', the baseline' : ''}`,
      )
      .join('\n'),
    ...(by === 'setting'
      ? groups.length === 0
        ? []
        : [table(groups, diff)]
      : groups.map((group) => `## ${plain(group.title)}\n\n${table([group], diff)}`)),
    ...(counts.source > 0
      ? [`${counts.source} ${noun} have the same value from another layer.`]
      : []),
    ...(!all && counts.same > 0 ? [`${counts.same} equal ${noun} are not shown.`] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

function table(groups: readonly DiffGroup[], { sources, by }: Diff): string {
  const heads = by === 'setting' ? ['setting', 'sections'] : ['field'];
  return [
    line([...heads, ...sources.map(({ label }) => plain(label))]),
    line([...heads, ...sources].map(() => '---')),
    ...groups.flatMap(({ title, rows }) =>
      rows.map(({ places, cells }) =>
        line([
          code(by === 'setting' ? title : (places[0]?.name ?? '')),
          ...(by === 'setting' ? [places.map((place) => code(place.title)).join(', ')] : []),
          ...cells.map(cellText),
        ]),
      ),
    ),
  ].join('\n');
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const cellText = (cell: Cell | null): string =>
  cell
    ? `${[code(cell.text), cell.change].filter(Boolean).join(' ')} (${sourceText(cell)})`
    : 'n/a';

/** Inline code in a table: a longer fence than any run of backticks inside, pipes escaped. */
function code(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replaceAll('|', '\\|')}${pad}${fence}`;
}

const plain = (text: string): string => text.replaceAll(/[\\`*_|<>[\]]/g, '\\$&');
