/** `pinnboard environment remove NAME`. */
import type { Command } from 'commander';
import { openEnvironments } from '../../environmentOption';
import { EXIT, exitHelp } from '../../exit';
import { type Io, say } from '../../io';

/** Adds the command. */
export function addRemove(environment: Command, io: Io, done: (code: number) => void): void {
  environment
    .command('remove <name>')
    .summary('remove an environment from the list')
    .description('Removes an environment from the list. Its files are not touched.')
    .addHelpText('after', exitHelp(null))
    .action(async (name: string) => {
      await openEnvironments(io).remove(name);
      say(io.stdout, `Removed "${name}" from the list; its files were not touched.`);
      done(EXIT.ok);
    });
}
