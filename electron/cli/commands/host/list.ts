/** `pinnboard host list`. */
import type { Command } from 'commander';
import { reachWords } from '../../../../shared/hosts/host';
import type { HostEntry, Hosts } from '../../../node/hosts/store';
import { EXIT, exitHelp } from '../../exit';
import { type Io, say, sayJson, table } from '../../io';

/** Adds the command. */
export function addList(host: Command, io: Io, done: (code: number) => void, hosts: Hosts): void {
  host
    .command('list')
    .summary('list hosts')
    .description('Lists this machine and the hosts of the settings folder. Asks nothing of them.')
    .option('--json', 'print JSON')
    .addHelpText('after', exitHelp(null))
    .action(async ({ json }: { readonly json?: boolean }) => {
      const all = await hosts.list();
      if (json) sayJson(io.stdout, all);
      else for (const line of table(all.flatMap(row))) say(io.stdout, line);
      for (const { problem } of all)
        for (const line of problem?.split('\n') ?? []) say(io.stderr, `error: ${line}`);
      done(all.some(({ problem }) => problem !== null) ? EXIT.usage : EXIT.ok);
    });
}

const row = ({ id, host }: HostEntry): string[][] =>
  host === null
    ? []
    : [
        [
          id,
          host.name,
          reachWords(host),
          host.reach.kind === 'ssh' ? host.reach.destination : '',
          host.gpu ?? '',
        ],
      ];
