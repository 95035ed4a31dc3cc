/** The command line: its commands, and how its errors are said. */
import { Command, CommanderError } from 'commander';
import { VERSION } from '../session/version';
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
import { EXIT, type Io, say, UsageError } from './io';

const ABOUT = `Configures PtychoPINN runs: resolves a request against a dataset as PtychoPINN's factory does,
says what is wrong with it, and exports the payload. It needs no display.`;

const AFTER = `
Exit codes: 0 done, 1 refused by the factory, not readable or (diff) different, 2 wrong usage.
pinnboard COMMAND --help tells more of each command.`;

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
  if (error instanceof UsageError) {
    say(io.stderr, `error: ${error.message}`);
    return EXIT.usage;
  }
  const detail =
    error instanceof Error
      ? process.env.PINNBOARD_DEBUG
        ? error.stack
        : error.message
      : String(error);
  say(io.stderr, `error: ${detail}`);
  return EXIT.refused;
}
