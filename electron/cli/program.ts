/** The command line: its commands and its errors. */
import { Command, CommanderError, Help, Option } from 'commander';
import { AppError, errorData } from '../../shared/errors/appError';
import { targetList } from '../../shared/targets';
import { knownError } from '../node/files/errno';
import { logError, setLogSink } from '../node/log';
import { VERSION } from '../node/session/version';
import { addBatch } from './commands/batch';
import { addCheck } from './commands/check';
import { addDiff } from './commands/diff';
import { addEnvironment } from './commands/environment';
import { addExplain } from './commands/explain';
import { addExport } from './commands/export';
import { addFields } from './commands/fields';
import { addFix } from './commands/fix';
import { addHost } from './commands/host';
import { addImport } from './commands/import';
import { addInspect } from './commands/inspect';
import { addPayload } from './commands/payload';
import { addPlan } from './commands/plan';
import { addPrepare } from './commands/prepare';
import { addPreset } from './commands/preset';
import { addRules } from './commands/rules';
import { addRun } from './commands/run';
import { addRuns } from './commands/runs';
import { addSchema } from './commands/schema';
import { addSweep } from './commands/sweep';
import { addUpgrade } from './commands/upgrade';
import { addVerify } from './commands/verify';
import { offerEnvironments } from './environmentOption';
import { EXIT, exitHelp } from './exit';
import { errorJson, type Io, say, sayJson } from './io';
import { bugText, logOf } from './log';

const ABOUT = `Configures PtychoPINN runs: resolves a request against a dataset as PtychoPINN's factory does, reports problems and exports the payload. Needs no display.`;

const AFTER = `${exitHelp('the check failed: blocked, will crash, too many warnings, or (diff) different')}

Run "pinnboard COMMAND --help" for details of a command.`;

const VERBOSE = '--verbose';

/** Runs the command line on `args` (without node and script). Returns the exit code; never throws. */
export async function runCommandLine(args: readonly string[], io: Io): Promise<number> {
  setLogSink(logOf(io, args.includes(VERBOSE)));
  let code: number = EXIT.ok;
  const program = programOf(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return failure(error, args, io);
  }
}

/** All commands. `done` gets the exit code of the one that ran. */
export function programOf(io: Io, done: (code: number) => void): Command {
  const program = new Command('pinnboard')
    .description(ABOUT)
    .version(VERSION)
    .option(VERBOSE, 'print the details of internal errors to stderr')
    .addHelpText('after', AFTER);
  for (const add of [
    addInspect,
    addPrepare,
    addPayload,
    addPreset,
    addExplain,
    addPlan,
    addCheck,
    addFix,
    addDiff,
    addUpgrade,
    addBatch,
    addImport,
    addExport,
    addVerify,
    addRun,
    addRuns,
    addHost,
    addSweep,
    addFields,
    addRules,
    addSchema,
    addEnvironment,
  ])
    add(program, io, done);
  offerEnvironments(program, io);
  settle(program, io);
  return program;
}

/** Every command throws instead of exiting, and writes to the given streams. */
function settle(command: Command, io: Io): void {
  command
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('(see --help)')
    .configureHelp({ optionDescription: optionWords })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    });
  for (const inner of command.commands) settle(inner, io);
}

/** What help says of an option: neither an empty list as its default, nor targets again that its description lists. */
function optionWords({
  flags,
  description,
  argChoices,
  defaultValue,
  defaultValueDescription,
}: Option): string {
  const shown = new Option(flags, description);
  if (argChoices && !description.includes(targetList())) shown.choices(argChoices);
  if (!(Array.isArray(defaultValue) && defaultValue.length === 0))
    shown.default(defaultValue, defaultValueDescription);
  return new Help().optionDescription(shown);
}

/** Prints what went wrong and gives the exit code. */
function failure(thrown: unknown, args: readonly string[], io: Io): number {
  const sayError = (error: AppError) => {
    if (wantsJson(args)) sayJson(io.stdout, { error: errorJson(errorData(error)) });
  };
  if (thrown instanceof CommanderError) {
    if (thrown.exitCode === 0) return EXIT.ok;
    // Its text was printed already.
    const problem = thrown.message.replace(/^error: /, '');
    sayError(new AppError('usage-invalid', { reason: thrown.code, problem }));
    return EXIT.usage;
  }
  const error = knownError(thrown);
  if (error) {
    for (const line of error.message.split('\n')) say(io.stderr, `error: ${line}`);
    sayError(error);
    return error.code === 'internal-error' ? EXIT.bug : EXIT.usage;
  }
  logError(`pinnboard ${args.join(' ')}`, thrown);
  say(io.stderr, bugText(io));
  sayError(new AppError('internal-error', {}));
  return EXIT.bug;
}

/** Whether the command was to print one JSON document. */
const wantsJson = (args: readonly string[]): boolean =>
  args.some(
    (arg, i) =>
      arg === '--json' || arg === '--format=json' || (arg === 'json' && args[i - 1] === '--format'),
  );
