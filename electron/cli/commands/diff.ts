/** `pinnboard diff`: compares two payload files. */

import path from 'node:path';
import type { Command } from 'commander';
import {
  countDifferent,
  type Diff,
  type DiffRow,
  diffSources,
  isDifferent,
  sourceText,
} from '../../../shared/diff/diff';
import { diffMarkdown } from '../../../shared/diff/markdown';
import { sourceOfFile } from '../../../shared/formats/diffSource';
import type { PayloadFile } from '../../../shared/formats/payloadFile';
import { sameValue } from '../../../shared/values/value';
import { readPayloadFile } from '../../node/session/openPayload';
import { EXIT, exitHelp } from '../exit';
import { type Io, say, sayApart, sayJson, table } from '../io';

const HELP = `
Compares every field by value (1e-3 equals 0.001) and by the layer that sets it. Shows the fields that differ, and those
with the same value from another layer.
${exitHelp('fields differ')}

Example:
  pinnboard diff runs/a.json runs/b.json --markdown > what-changed.md`;

interface Options {
  readonly all?: boolean;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** Adds the command. */
export function addDiff(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('diff')
    .summary('compare two payload files')
    .description('Compares two payload files field by field.')
    .argument('<a>', 'first payload file')
    .argument('<b>', 'second payload file')
    .option('--all', 'also show equal fields')
    .option('--json', 'print the comparison as JSON')
    .option('--markdown', 'print Markdown tables')
    .addHelpText('after', HELP)
    .action(async (a: string, b: string, options: Options) => done(await diff(a, b, options, io)));
}

async function diff(a: string, b: string, options: Options, io: Io): Promise<number> {
  const [left, right] = [await read(a, io), await read(b, io)];
  const result = diffSources(sourceOfFile(a, left), sourceOfFile(b, right));
  if (options.json) sayJson(io.stdout, result);
  else if (options.markdown)
    for (const line of diffMarkdown(result, { all: options.all ?? false })
      .trimEnd()
      .split('\n'))
      say(io.stdout, line);
  else print(result, options.all ?? false, io);
  const differing = countDifferent(result.counts);
  if (differing === 0 && !sameTrail(left, right))
    say(
      io.stderr,
      'The audit trails (`overrides_applied`) differ: the same values were set by different overrides.',
    );
  return differing === 0 ? EXIT.ok : EXIT.no;
}

async function read(file: string, io: Io): Promise<PayloadFile> {
  const reading = await readPayloadFile(path.resolve(io.cwd, file));
  if (!reading.ok) throw reading.error;
  return reading.file;
}

const sameTrail = (a: PayloadFile, b: PayloadFile): boolean =>
  sameValue(a.payload.overrides_applied ?? {}, b.payload.overrides_applied ?? {});

function print({ a, b, sections, counts }: Diff, all: boolean, io: Io): void {
  say(io.stdout, `A ${a.label} (${a.target}, ${a.workflow})`);
  say(io.stdout, `B ${b.label} (${b.target}, ${b.workflow})`);
  for (const section of sections) {
    const rows = section.rows.filter((row) => all || isDifferent(row) || row.kind === 'source');
    if (rows.length === 0) continue;
    sayApart(io.stdout, `${section.title}: ${countDifferent(section.counts)} differ`);
    for (const line of table(rows.map(cells))) say(io.stdout, `  ${line}`);
  }
  sayApart(io.stdout, `${summary(counts, all)}`);
}

const MARKS = { changed: '~', source: '=', same: ' ', 'only-a': '-', 'only-b': '+' } as const;

function cells({ name, kind, a, b, change }: DiffRow): string[] {
  const from = sourceText(a);
  const to = sourceText(b);
  return [
    `${MARKS[kind]} ${name}`,
    a?.text ?? 'n/a',
    '->',
    b?.text ?? 'n/a',
    change ?? '',
    from === to ? from : `${from} -> ${to}`,
  ];
}

function summary(counts: Diff['counts'], all: boolean): string {
  const differing = countDifferent(counts);
  return [
    differing === 0
      ? 'No fields differ.'
      : `${differing} ${differing === 1 ? 'field differs' : 'fields differ'}.`,
    counts.source > 0 ? `${counts.source} with the same value from another layer.` : '',
    !all && counts.same > 0 ? `${counts.same} equal (use --all to show).` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
