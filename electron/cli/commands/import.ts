/** `pinnboard import FILE`: converts a file in an import format to a request. */

import path from 'node:path';
import type { Readable } from 'node:stream';
import { type Command, Option } from 'commander';
import { AppError } from '../../../shared/errors/appError';
import { countsOf } from '../../../shared/findings/counts';
import { IMPORT_FORMATS, importText } from '../../../shared/importers';
import { isFolder } from '../../node/files/isFolder';
import { decodeUtf8 } from '../../node/files/utf8';
import { otherTarget } from '../../node/session/openPayload';
import { readText, TEXT_LIMIT } from '../../node/session/openText';
import { EXIT, exitHelp } from '../exit';
import { findingLines } from '../findingText';
import { importRun } from '../importRun';
import { type Io, say } from '../io';
import { writeRequest } from '../output';
import { targetOption } from '../requestOptions';
import { exitCode, WARNINGS_HELP, withMaxWarnings } from '../verdict';

const HELP = `
Formats, in the order in which they are tried:
${IMPORT_FORMATS.map(({ id, title }) => `  ${id.padEnd(18)} ${title}`).join('\n')}
Files that the text refers to are not opened. Settings that cannot be imported are reported on stderr.
The folder of a run, whoever started it, gives a request that resolves to the sections that PtychoPINN recorded.
${exitHelp('more warnings than --max-warnings', WARNINGS_HELP)}

Examples:
  pinnboard import run.yaml -o run.request.json
  pinnboard import runs/monday -o again.request.json
  pinnboard import - --as request -o run.request.json < run.txt`;

interface Options {
  readonly as?: string;
  readonly output: string;
  readonly maxWarnings?: number;
  readonly target?: string;
}

/** Adds the command. */
export function addImport(program: Command, io: Io, done: (code: number) => void): void {
  withMaxWarnings(
    program
      .command('import')
      .summary('convert a file of PtychoPINN or another tool to a request')
      .description(
        'Converts a payload, script, command, YAML or JSON file, or the folder of a run, to a request.',
      )
      .argument('<file>', 'input file, or the folder of a run; - for stdin')
      .addOption(
        new Option('--as <format>', 'input format (default: detected)').choices(
          IMPORT_FORMATS.map(({ id }) => id),
        ),
      )
      .addOption(targetOption('target of a text that names none'))
      .option('-o, --output <file>', 'output file; - for stdout', '-'),
  )
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => done(await importCommand(file, options, io)));
}

/** Returns the exit code. Throws an `AppError`. */
async function importCommand(file: string, options: Options, io: Io): Promise<number> {
  if (file !== '-' && (await isFolder(path.resolve(io.cwd, file)))) {
    await writeRequest(await importRun(file, io), null, options.output, io);
    return EXIT.ok;
  }
  const text = file === '-' ? await readAll(io.stdin) : await readFileText(file, io);
  const format = IMPORT_FORMATS.find(({ id }) => id === options.as);
  const imported = importText(
    text,
    file === '-' ? '' : path.basename(file),
    format,
    options.target,
  );
  const shown = file === '-' ? 'stdin' : file;
  if (!imported.ok)
    throw imported.error.code === 'internal-error'
      ? imported.error.cause
      : new AppError('import-failed', { path: shown }, { cause: imported.error });
  const { request, findings } = imported;
  if (options.target !== undefined && options.target !== request.target)
    throw otherTarget(shown, request.target, options.target);
  for (const line of findingLines(findings, request.target)) say(io.stderr, line);
  await writeRequest(request, null, options.output, io);
  return exitCode(countsOf(findings), options, io);
}

async function readFileText(file: string, { cwd }: Io): Promise<string> {
  const reading = await readText(path.resolve(cwd, file));
  if (!reading.ok) throw reading.error;
  return reading.text;
}

async function readAll(input: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of input) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    chunks.push(bytes);
    size += bytes.length;
    if (size > TEXT_LIMIT) throw new AppError('stdin-too-long', { limit: TEXT_LIMIT });
  }
  const text = decodeUtf8(Buffer.concat(chunks));
  if (text === null) throw new AppError('stdin-not-utf8', {});
  return text;
}
