/** `pinnboard check FILE`: what there is to say now of a payload or a request that was written earlier. */
import path from 'node:path';
import type { Command } from 'commander';
import { resolve } from '../../../shared/factory';
import type { Finding } from '../../../shared/findings/finding';
import { datasetNotes, readRequestFile } from '../../session/openPayload';
import { readWorld } from '../../session/world';
import { findingLines } from '../findingText';
import { EXIT, type Io, say, UsageError } from '../io';
import { readValuesOf, type ValuesOption, withValuesOption } from '../valuesOption';

const HELP = `
Resolves the file's request again, against the dataset as it is now, and tells every finding. Acknowledged
warnings do not count.

Exit codes: 0 no error and not too many warnings, 1 refused by the factory or more warnings than allowed,
2 wrong usage or a file that cannot be read.

Example:
  pinnboard check runs/a.json --max-warnings 0`;

interface Options extends ValuesOption {
  readonly base?: string;
  readonly json?: boolean;
  readonly maxWarnings?: string;
}

/** Adds the command. */
export function addCheck(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('check')
    .summary('validate a payload or request file again')
    .description('Validates a payload file, or a file that holds a request alone.')
    .argument('<file>', 'payload or request file')
    .option(
      '--base <dir>',
      "folder against which relative paths are read (default: the file's own)",
    )
    .option('--max-warnings <n>', 'leave 1 when there are more warnings than this')
    .option('--json', 'findings and notes as JSON on stdout');
  withValuesOption(command)
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => done(await check(file, options, io)));
}

async function check(file: string, options: Options, io: Io): Promise<number> {
  const most = limitOf(options.maxWarnings);
  const full = path.resolve(io.cwd, file);
  const reading = await readRequestFile(full);
  if (!reading.ok) throw new UsageError(reading.problem);
  const base = options.base === undefined ? path.dirname(full) : path.resolve(io.cwd, options.base);
  const { request } = reading;
  const world = await readWorld(request, base, undefined, readValuesOf(options, io));
  const { findings } = resolve(request, world);
  const notes = reading.file ? datasetNotes(reading.file, world.dataset) : [];
  if (options.json) say(io.stdout, JSON.stringify({ findings, notes }, null, 2));
  else tell(findings, notes, request.target, io);
  const refused = findings.some(({ severity }) => severity === 'error');
  return refused || openWarnings(findings) > most ? EXIT.refused : EXIT.ok;
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(`--max-warnings takes a whole number; it was given "${text}".`);
}

const openWarnings = (findings: readonly Finding[]): number =>
  findings.filter((f) => f.severity === 'warning' && f.acknowledged === undefined).length;

function tell(
  findings: readonly Finding[],
  notes: readonly string[],
  target: string,
  io: Io,
): void {
  for (const note of notes) say(io.stdout, `note: ${note}`);
  for (const line of findingLines(findings, target)) say(io.stdout, line);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  say(io.stdout, `${errors} errors, ${openWarnings(findings)} warnings`);
}
