/** `pinnboard import FILE`: converts a file in an import format to a request. */

import path from 'node:path';
import type { Readable } from 'node:stream';
import { type Command, Option } from 'commander';
import { AppError } from '../../../shared/errors/appError';
import { countsOf } from '../../../shared/findings/counts';
import { requestText } from '../../../shared/formats/payloadFile';
import { IMPORT_FORMATS, importText } from '../../../shared/importers';
import { decodeUtf8 } from '../../node/files/utf8';
import { otherTarget } from '../../node/session/openPayload';
import { readText, TEXT_LIMIT } from '../../node/session/openText';
import { exitHelp } from '../exit';
import { findingLines } from '../findingText';
import { type Io, say } from '../io';
import { writeOutput } from '../output';
import { targetOption } from '../requestOptions';
import { exitCode, WARNINGS_HELP, withMaxWarnings } from '../verdict';

const HELP = `
Forms, in the order in which they are tried:
${IMPORT_FORMATS.map(({ id, title }) => `  ${id.padEnd(18)} ${title}`).join('\n')}
No file that the text names is opened. What could not be carried over is told on stderr.
${exitHelp('more warnings than --max-warnings', WARNINGS_HELP)}

Examples:
  pinnboard import run.yaml -o run.request.json
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
      .summary('make a request of what another tool reads')
      .description(
        'Reads a text in a form that PtychoPINN or a script takes, and writes the request that it makes.',
      )
      .argument('<file>', 'the text; - for stdin')
      .addOption(
        new Option(
          '--as <form>',
          'read it as this form (default: the form that it looks like)',
        ).choices(IMPORT_FORMATS.map(({ id }) => id)),
      )
      .addOption(targetOption('the PtychoPINN that a text which names none is for'))
      .option('-o, --output <file>', 'where to write the request; - for stdout', '-'),
  )
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => done(await importCommand(file, options, io)));
}

/** Exit code as the help says. Throws an `AppError`. */
async function importCommand(file: string, options: Options, io: Io): Promise<number> {
  const text = file === '-' ? await readAll(io.stdin) : await readFileText(file, io);
  const format = IMPORT_FORMATS.find(({ id }) => id === options.as);
  const imported = importText(
    text,
    file === '-' ? '' : path.basename(file),
    format,
    options.target,
  );
  const shown = file === '-' ? 'stdin' : file;
  if (!imported.ok) throw new AppError('import-failed', { path: shown, problem: imported.problem });
  const { request, findings } = imported;
  if (options.target !== undefined && options.target !== request.target)
    throw otherTarget(shown, request.target, options.target);
  for (const line of findingLines(findings, request.target)) say(io.stderr, line);
  await writeOutput(requestText(request), options.output, io);
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
