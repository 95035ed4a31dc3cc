/** `pinnboard host add NAME`: a new host's file, to be edited. */
import type { Command } from 'commander';
import type { Hosts } from '../../../node/hosts/store';
import { EXIT, exitHelp } from '../../exit';
import { type Io, say } from '../../io';

/** Adds the command. */
export function addAdd(host: Command, io: Io, done: (code: number) => void, hosts: Hosts): void {
  host
    .command('add <name>')
    .summary('write the file of a new host')
    .description(
      'Writes the file of a new host, with an explanation of each line, and prints its path. Edit it, then check it.',
    )
    .option(
      '--ssh <destination>',
      'how ssh reaches it: an alias of your configuration, or USER@HOST (default: this machine)',
    )
    .addHelpText('after', exitHelp(null))
    .action(async (name: string, { ssh }: { readonly ssh?: string }) => {
      const { file, id } = await hosts.create(name, ssh);
      say(io.stdout, file);
      say(io.stderr, `Edit this file, then: pinnboard host check ${id}`);
      done(EXIT.ok);
    });
}
