/** `pinnboard verify`: runs the factory of an installed PtychoPINN and compares. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Verification } from '../../../shared/verify/verification';
import { ranText, resolvedText, valueText, verdictText } from '../../../shared/verify/words';
import { resolve } from '../../node/resolve';
import { readFileContext } from '../../node/session/fileContext';
import { LIMIT_SECONDS, readFactoryProgram } from '../../node/verify/runFactory';
import { verify } from '../../node/verify/verify';
import { EXIT, exitHelp } from '../exit';
import { stoppable } from '../interrupt';
import { type Io, say, sayJson, table } from '../io';
import { type PythonOptions, pythonOf, withPythonOptions } from '../python';
import { requestOfFile } from '../requestFile';
import { fileTargetOption } from '../requestOptions';

const HELP = `
Runs PtychoPINN's own factory on the request of a payload or request file, with the Python in which PtychoPINN is
installed, and compares its payload and legacy params with Pinnboard's, field by field. Importing PtychoPINN takes half
a minute. Nothing is trained and nothing is written.

--json prints {"equal", "differences": [{"section", "field", "pinnboard", "ptychopinn"}], "resolved", "error",
"rejections": [{"rule", "message"}], "installed", "python", "seconds", "output"}; a value is absent where that payload has no such field.
\`accelerator: auto\`, which the machine that runs resolves, is listed as resolved and is not a difference.
${exitHelp('fields differ, or only one of the two rejects the request', '\nWhat PtychoPINN cannot be asked for (no such Python, import error, time limit) is exit code 2.')}

Example:
  pinnboard verify runs/a.json --python ~/ptycho/bin/python`;

interface Options extends PythonOptions {
  readonly base?: string;
  readonly target?: string;
  readonly timeout: number;
  readonly output?: boolean;
  readonly json?: boolean;
}

/** Adds the command. */
export function addVerify(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('verify')
    .summary("compare with an installed PtychoPINN's own factory")
    .description("Compares a request's payload with that of an installed PtychoPINN.")
    .argument('<file>', 'payload or request file');
  withPythonOptions(command)
    .option(
      '--base <dir>',
      "folder against which relative paths are read (default: the file's own)",
    )
    .addOption(fileTargetOption())
    .addOption(
      new Option('--timeout <seconds>', 'end PtychoPINN after this time')
        .argParser(secondsOf)
        .default(LIMIT_SECONDS),
    )
    .option('--output', 'print what PtychoPINN printed, to stderr')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => done(await verifyFile(file, options, io)));
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 86_400) return seconds;
  throw new InvalidArgumentError(`Expected seconds, at most 86400, not "${text}".`);
}

async function verifyFile(file: string, options: Options, io: Io): Promise<number> {
  const { request, folder: cwd } = await requestOfFile(file, options, io);
  const run = {
    python: await pythonOf(options, io),
    program: await readFactoryProgram(io.dist),
    cwd,
    limitSeconds: options.timeout,
  };
  const resolution = resolve(request, await readFileContext(request, cwd));
  const { result, code } = await stoppable((signal) =>
    verify(request, resolution, { ...run, signal }).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    }),
  );
  if (result === null) return code ?? EXIT.usage;
  if (options.output) for (const line of result.output.split('\n')) say(io.stderr, line);
  if (options.json) sayJson(io.stdout, result);
  else print(result, request.target, io);
  return result.equal ? EXIT.ok : EXIT.no;
}

function print(result: Verification, target: string, io: Io): void {
  const { error, rejections, differences } = result;
  say(io.stdout, verdictText(result));
  if (error)
    for (const line of `PtychoPINN: ${error.type}: ${error.message}`.split('\n'))
      say(io.stdout, `  ${line}`);
  for (const { message } of rejections) say(io.stdout, `  Pinnboard: ${message}`);
  const rows = differences.map((difference) => [
    `  ${difference.section}.${difference.field}`,
    `Pinnboard ${valueText(difference, difference.pinnboard, target)}`,
    `PtychoPINN ${valueText(difference, difference.ptychopinn, target)}`,
  ]);
  for (const line of table(rows)) say(io.stdout, line);
  for (const line of [resolvedText(result), ranText(result)]) if (line) say(io.stderr, line);
}
