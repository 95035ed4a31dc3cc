/** The command line: its commands, and how its errors are said. */
import { Command, CommanderError } from 'commander';
import { WriteProblem } from '../node/files/atomicWrite';
import { VERSION } from '../node/session/version';
import { addBatch } from './commands/batch';
import { addCheck } from './commands/check';
import { addDiff } from './commands/diff';
import { addExplain } from './commands/explain';
import { addExport } from './commands/export';
import { addFields } from './commands/fields';
import { addFix } from './commands/fix';
import { addImport } from './commands/import';
import { addInspect } from './commands/inspect';
import { addPayload } from './commands/payload';
import { addPreset } from './commands/preset';
import { addRules } from './commands/rules';
import { addSchema } from './commands/schema';
import { addSweep } from './commands/sweep';
import { EXIT, exitHelp } from './exit';
import { type Io, say, UsageError } from './io';

const ABOUT = `Configures PtychoPINN runs: resolves a request against a dataset as PtychoPINN's factory does,
says what is wrong with it, and exports the payload. It needs no display.`;

const AFTER = `${exitHelp('blocked, a crash that is not allowed, too many warnings, (diff) different')}
"pinnboard COMMAND --help" says more about each command.`;

/** Runs the command line on `args` (without node and script). Returns the exit code; never throws. */
export async function runCommandLine(args: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.ok;
  const done = (result: number) => {
    code = result;
  };
  const program = new Command('pinnboard')
    .description(ABOUT)
    .version(VERSION)
    .addHelpText('after', AFTER);
  for (const add of [
    addInspect,
    addPayload,
    addPreset,
    addExplain,
    addCheck,
    addFix,
    addDiff,
    addBatch,
    addImport,
    addExport,
    addSweep,
    addFields,
    addRules,
    addSchema,
  ])
    add(program, io, done);
  settle(program, io);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return failure(error, io);
  }
}

/** Every command throws instead of leaving, and writes to our streams. */
function settle(command: Command, io: Io): void {
  command
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('(--help tells the options)')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    });
  for (const inner of command.commands) settle(inner, io);
}

function failure(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof UsageError || error instanceof WriteProblem || isOfSystem(error)) {
    say(io.stderr, `error: ${error.message}`);
    return EXIT.usage;
  }
  say(io.stderr, `This is a bug in Pinnboard: ${error instanceof Error ? error.message : error}`);
  if (process.env.PINNBOARD_DEBUG) say(io.stderr, error instanceof Error ? error.stack : '');
  else say(io.stderr, 'With PINNBOARD_DEBUG=1 it prints where. Please report it with the command.');
  return EXIT.bug;
}

/** A failure of the file system or of the machine, which no change of Pinnboard would prevent. */
const isOfSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;
