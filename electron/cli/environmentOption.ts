/** `--environment NAME`, for every command that has `--target`. */
import { type Command, Option } from 'commander';
import { targetOf } from '../../shared/environments/target';
import { AppError } from '../../shared/errors/appError';
import { Environments } from '../node/environments/store';
import { type Io, say } from './io';

/** The environments of the window; without a state folder there are none. */
export const openEnvironments = ({ state }: Io): Environments => new Environments(state ?? null);

const has = (command: Command, option: string): boolean =>
  command.options.some((known) => known.attributeName() === option);

/** Adds the option to each command with `--target`; it stands for the environment's target. */
export function offerEnvironments(program: Command, io: Io): void {
  // A command with an option of its own of this name means something else by it.
  const offered = new Set<Command>();
  for (const command of all(program))
    if (
      has(command, 'target') &&
      !has(command, 'environment') &&
      command.parent?.name() !== 'environment'
    )
      offered.add(
        command.addOption(
          new Option(
            '--environment <name>',
            'use the target of this environment instead of --target',
          ),
        ),
      );
  program.hook('preAction', async (_program, command) => {
    const { environment, target } = command.opts<{ environment?: string; target?: string }>();
    if (environment === undefined || !offered.has(command)) return;
    command.setOptionValue('target', await targetFor(environment, target, io));
  });
}

const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];

/** The target of an environment; on stderr where it is only the nearest. Throws an `AppError`. */
async function targetFor(name: string, given: string | undefined, io: Io): Promise<string> {
  const environment = await openEnvironments(io).find(name);
  const target = targetOf(environment);
  if (target === null) throw new AppError('environment-without-target', { name });
  if (given !== undefined && given !== target.name)
    throw new AppError('environment-other-target', { name, target: target.name, given });
  if (target.how === 'nearest')
    say(
      io.stderr,
      `note: the PtychoPINN of "${name}" is not exactly ${target.name}; that is the nearest target. \`pinnboard environment inspect\` lists the differences.`,
    );
  if (target.how === 'stated')
    say(
      io.stderr,
      `note: ${target.name} is what you stated for "${name}"; its files were not read.`,
    );
  return target.name;
}
