/** `pinnboard diff`: compares payload and request files. */

import path from 'node:path';
import { type Command, Option } from 'commander';
import {
  type Cell,
  type Diff,
  type DiffBy,
  type DiffGroup,
  type DiffRow,
  diffSources,
  filterDiff,
  LEAST_SOURCES,
  MOST_SOURCES,
  sourceText,
} from '../../../shared/diff/diff';
import { diffMarkdown } from '../../../shared/diff/markdown';
import { sameValue } from '../../../shared/values/value';
import { type ComparedFile, readComparedFile } from '../../node/session/compareFile';
import { EXIT, exitHelp } from '../exit';
import { type Io, say, sayApart, sayJson, table } from '../io';

const HELP = `
Compares every field by value (1e-3 equals 0.001) and by the layer that sets it. A setting that is written to several
sections is one line; --by section shows each field. The first file is the baseline. A request file is compared by the payload
that it has now; the files that it names are looked for beside it.
${exitHelp('fields differ')}

Examples:
  pinnboard diff runs/a.json runs/b.json --markdown > what-changed.md
  pinnboard diff runs/*.json --no-baseline`;

interface Options {
  readonly by: DiffBy;
  readonly baseline: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** Adds the command. */
export function addDiff(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('diff')
    .summary('compare payload or request files')
    .description(`Compares ${LEAST_SOURCES} to ${MOST_SOURCES} payload or request files.`)
    .argument('<files...>', 'payload or request files')
    .addOption(
      new Option('--by <what>', 'one line per setting, or per field of each section')
        .choices(['setting', 'section'])
        .default('setting'),
    )
    .option('--no-baseline', 'compare with the most frequent value, not with the first file')
    .option('--all', 'also show equal values')
    .option('--json', 'print the comparison as JSON')
    .option('--markdown', 'print a Markdown table')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options, command: Command) => {
      if (files.length < LEAST_SOURCES || files.length > MOST_SOURCES)
        command.error(
          `error: expected ${LEAST_SOURCES} to ${MOST_SOURCES} payload files, got ${files.length}`,
        );
      done(await diff(files, options, io));
    });
}

async function diff(names: readonly string[], options: Options, io: Io): Promise<number> {
  const files: ComparedFile[] = [];
  for (const name of names) files.push(await readComparedFile(path.resolve(io.cwd, name)));
  const result = diffSources(
    files.map(({ trail: _, ...file }, i) => ({ ...file, label: names[i] ?? '' })),
    { by: options.by, baseline: options.baseline ? 0 : null },
  );
  const all = options.all ?? false;
  if (options.json) sayJson(io.stdout, result);
  else if (options.markdown)
    for (const line of diffMarkdown(result, { all }).trimEnd().split('\n')) say(io.stdout, line);
  else print(result, all, io);
  const { differs } = result.counts;
  if (differs === 0 && !files.every(({ trail }) => sameValue(files[0]?.trail ?? {}, trail)))
    say(
      io.stderr,
      'The audit trails (`overrides_applied`) differ: the same values were set by different overrides.',
    );
  return differs === 0 ? EXIT.ok : EXIT.no;
}

const LETTERS = 'ABCDEF';

function print(result: Diff, all: boolean, io: Io): void {
  const { sources, by, counts, baseline } = result;
  for (const [i, { label, target, workflow }] of sources.entries())
    say(
      io.stdout,
      `${LETTERS[i]} ${label} (${target}, ${workflow})${i === baseline ? ', baseline' : ''}`,
    );
  const groups = filterDiff(result, ({ kind }) => all || kind !== 'same');
  const heads = ['', ...sources.map((_, i) => LETTERS[i] ?? '')];
  const lines = (here: readonly DiffGroup[]) =>
    table([heads, ...here.flatMap((group) => group.rows.map((row) => cells(row, group, by)))]);
  if (by === 'section')
    for (const group of groups) {
      sayApart(io.stdout, `${group.title}: ${group.counts.differs} differ`);
      for (const line of lines([group])) say(io.stdout, `  ${line}`);
    }
  else if (groups.length > 0) {
    sayApart(io.stdout, lines(groups)[0] ?? '');
    for (const line of lines(groups).slice(1)) say(io.stdout, line);
  }
  sayApart(io.stdout, summary(counts, by, all));
}

const MARKS = { differs: '~', source: '=', same: ' ' } as const;

/** A setting whose fields differ from each other is followed by their sections. */
function cells({ kind, places, cells: values }: DiffRow, group: DiffGroup, by: DiffBy): string[] {
  const name = by === 'setting' ? group.title : (places[0]?.name ?? '');
  const where = group.rows.length > 1 && by === 'setting' ? places.map(({ title }) => title) : [];
  return [
    `${MARKS[kind]} ${[name, where.join(', ')].filter(Boolean).join(' in ')}`,
    ...values.map(cellText),
  ];
}

const cellText = (cell: Cell | null): string =>
  cell ? `${[cell.text, cell.change].filter(Boolean).join(' ')} (${sourceText(cell)})` : 'n/a';

function summary({ differs, source, same }: Diff['counts'], by: DiffBy, all: boolean): string {
  const noun = by === 'setting' ? 'setting' : 'field';
  return [
    differs === 0
      ? `No ${noun}s differ.`
      : `${differs} ${differs === 1 ? `${noun} differs` : `${noun}s differ`}.`,
    source > 0 ? `${source} with the same value from another layer.` : '',
    !all && same > 0 ? `${same} equal (use --all to show).` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
