/** `pinnboard environment list`. */
import type { Command } from 'commander';
import type { Environment } from '../../../../shared/environments/environment';
import { targetOf } from '../../../../shared/environments/target';
import { openEnvironments } from '../../environmentOption';
import { EXIT, exitHelp } from '../../exit';
import { type Io, say, sayJson, table } from '../../io';

interface Options {
  readonly json?: boolean;
}

/** Adds the command. */
export function addList(environment: Command, io: Io, done: (code: number) => void): void {
  environment
    .command('list')
    .summary('list environments')
    .description('Lists the environments by name; * marks the one in use.')
    .option('--json', 'print JSON')
    .addHelpText('after', exitHelp(null))
    .action(async ({ json }: Options) => {
      const list = await openEnvironments(io).list();
      if (json) sayJson(io.stdout, list);
      else if (list.environments.length === 0)
        say(io.stdout, 'No environments. Add one with `pinnboard environment add PATH`.');
      else
        for (const line of table(list.environments.map((e) => row(e, list.inUse))))
          say(io.stdout, line);
      done(EXIT.ok);
    });
}

function row(environment: Environment, inUse: string | null): string[] {
  const { name, host, report, path } = environment;
  return [
    name === inUse ? '*' : ' ',
    name,
    host ?? 'this machine',
    report?.revision?.slice(0, 7) ?? 'unknown revision',
    targetText(environment),
    path,
  ];
}

/** The target; `nearest TARGET` or `stated TARGET` where the files are not exactly its own; `no target`. */
export function targetText(environment: Environment): string {
  const target = targetOf(environment);
  if (target === null) return 'no target';
  return target.how === 'exact' ? target.name : `${target.how} ${target.name}`;
}
