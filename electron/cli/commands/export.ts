/** `pinnboard export FILE --as FORM`: a payload or a request in the form that another tool takes. */

import path from 'node:path';
import { type Command, Option } from 'commander';
import { AppError } from '../../../shared/errors/appError';
import { EXPORT_FORMATS, formatsFor, limitedTo } from '../../../shared/exporters';
import type { ExportFormat, UnsupportedSetting } from '../../../shared/exporters/format';
import { LOADER } from '../../../shared/exporters/loader';
import { isBlocking, isCertainCrash } from '../../../shared/findings/finding';
import type { EntryPoint } from '../../../shared/request/entryPoint';
import type { Request } from '../../../shared/request/request';
import { typeOfName } from '../../../shared/targets/catalogue';
import { formatValue } from '../../../shared/values/python';
import { statsBy } from '../../node/array-stats/policy';
import { writeFileAtomic } from '../../node/files/atomicWrite';
import { resolve } from '../../node/resolve';
import { readFileContext } from '../../node/session/fileContext';
import { readLoader, writeLoader } from '../../node/session/loader';
import { EXIT, exitHelp } from '../exit';
import { findingLines } from '../findingText';
import { type Io, say, table } from '../io';
import { writeDocument } from '../output';
import { requestOfFile } from '../requestFile';
import { entryPointOption, fileTargetOption } from '../requestOptions';

const HELP = `
The request is resolved first. If the factory rejects it, the errors go to stderr and nothing is written. A run that is
certain to crash is exported, with the findings on stderr, as are settings that the format cannot express.

--with-loader also writes ${LOADER} beside -o FILE, replacing an older one: it loads, verifies and runs payload
files with the installed PtychoPINN.
${exitHelp('blocked: the factory rejects the request')}

Examples:
  pinnboard export --list
  pinnboard export a.json --as python -o run.py --with-loader`;

interface Options {
  readonly as?: string;
  readonly output: string;
  readonly base?: string;
  readonly list?: boolean;
  readonly withLoader?: boolean;
  readonly target?: string;
  readonly entryPoint?: EntryPoint;
}

/** Adds the command. */
export function addExport(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('export')
    .summary('export a request as a script, command or file of another tool')
    .description('Exports the request of a payload or request file in another format.')
    .argument('[file]', 'payload or request file')
    .addOption(
      new Option('--as <format>', 'output format; see --list').choices(
        EXPORT_FORMATS.map(({ id }) => id),
      ),
    )
    .option('-o, --output <file>', 'output file; - for stdout', '-')
    .option(
      '--base <dir>',
      "folder against which relative paths are read (default: the file's own)",
    )
    .addOption(entryPointOption())
    .option('--with-loader', `also write ${LOADER}`)
    .addOption(fileTargetOption())
    .option('--list', 'list the formats')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, options: Options) =>
      done(await exportCommand(file, options, io)),
    );
}

/** Returns the exit code. Throws an `AppError`. */
async function exportCommand(file: string | undefined, options: Options, io: Io): Promise<number> {
  if (options.list) return list(io);
  if (file === undefined || options.as === undefined) throw new AppError('export-needs-format', {});
  if (options.withLoader && options.output === '-')
    throw new AppError('output-file-required', {
      option: '--with-loader',
      reason: `writes \`${LOADER}\` beside the export`,
    });
  const { request, folder } = await requestOfFile(file, options, io);
  const format = formatOf(options.as, request);
  // Values of arrays affect findings, never the resolution.
  const fileContext = await readFileContext(request, folder, undefined, {
    valuesOf: statsBy('never'),
    output: true,
  });
  const resolution = resolve(request, fileContext);
  if (resolution.payload === null) {
    const errors = resolution.findings.filter(isBlocking);
    for (const line of findingLines(errors, request.target)) say(io.stderr, line);
    say(io.stderr, `Blocked: nothing was written. Relative paths were read from ${folder}.`);
    return EXIT.no;
  }
  const crashes = resolution.findings.filter(isCertainCrash);
  for (const line of findingLines(crashes, request.target)) say(io.stderr, line);
  const { text, unsupported } = format.write({ request, resolution });
  for (const loss of unsupported) say(io.stderr, unsupportedText(loss, request.target));
  return write(text, options, io);
}

/** The formats, and the targets or workflows that they are limited to. */
function list({ stdout }: Io): number {
  const rows = EXPORT_FORMATS.map((format) => {
    const { id, title, help } = format;
    const only = limitedTo(format).join(', ');
    return [id, title, only === '' ? help : `${help} Only for ${only}.`];
  });
  for (const line of table(rows)) say(stdout, line);
  return EXIT.ok;
}

function formatOf(id: string, request: Request): ExportFormat {
  const fitting = formatsFor(request);
  const format = fitting.find((candidate) => candidate.id === id);
  if (format) return format;
  const others = fitting.map((candidate) => candidate.id).join(', ');
  throw new AppError('export-format-unsuitable', {
    format: id,
    workflow: request.workflow,
    target: request.target,
    suitable: others,
  });
}

function unsupportedText(
  { name, value, why, instead }: UnsupportedSetting,
  target: string,
): string {
  const shown = formatValue(value, typeOfName(target, name));
  return `unsupported: ${name} = ${shown}: ${why}${instead === undefined ? '' : ` ${instead}`}`;
}

async function write(text: string, { output, withLoader }: Options, io: Io): Promise<number> {
  if (output === '-') {
    writeDocument(text, io);
    return EXIT.ok;
  }
  const file = path.resolve(io.cwd, output);
  const loader = withLoader && io.dist !== undefined ? await readLoader(io.dist) : null;
  if (withLoader && loader === null) throw new AppError('loader-missing', { file: LOADER });
  await writeFileAtomic(file, text);
  if (loader !== null) await writeLoader(loader, path.dirname(file), async () => true);
  return EXIT.ok;
}
