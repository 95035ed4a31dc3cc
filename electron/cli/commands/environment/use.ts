/** `pinnboard environment use NAME`. */
import type { Command } from 'commander';
import { openEnvironments } from '../../environmentOption';
import { EXIT, exitHelp } from '../../exit';
import { type Io, say } from '../../io';

/** Adds the command. */
export function addUse(environment: Command, io: Io, done: (code: number) => void): void {
  environment
    .command('use <name>')
    .summary('choose the environment that the window uses')
    .description('Notes the environment that new configurations of the window are for.')
    .addHelpText('after', exitHelp(null))
    .action(async (name: string) => {
      await openEnvironments(io).use(name);
      say(io.stdout, `"${name}" is in use.`);
      done(EXIT.ok);
    });
}
