/** `pinnboard environment describe [PATH] -o FILE`: an environment as a file, to be added on another machine. */
import { hostname } from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { environmentNameSchema } from '../../../../shared/environments/environment';
import { AppError } from '../../../../shared/errors/appError';
import { descriptionText } from '../../../node/environments/describeFile';
import { currentEnvironment } from '../../../node/environments/discover';
import { describedEnvironment } from '../../../node/environments/entry';
import { inspectEnvironment } from '../../../node/environments/inspect';
import { EXIT, exitHelp } from '../../exit';
import type { Io } from '../../io';
import { writeOutput } from '../../output';

interface Options {
  readonly output: string;
  readonly name?: string;
  readonly gpu?: string;
}

/** Adds the command. */
export function addDescribe(environment: Command, io: Io, done: (code: number) => void): void {
  environment
    .command('describe [path]')
    .summary('write a description of an environment for another machine')
    .description(
      'Writes revision, drift, host and interpreter of an environment to a file, which `pinnboard environment add FILE` reads on another machine. Without PATH it is the active environment, else the first Python in PATH.',
    )
    .option('-o, --output <file>', 'file to write; - is stdout', '-')
    .option('--name <name>', 'name of the environment (default: the host)')
    .option('--gpu <model>', 'GPU model')
    .addHelpText('after', exitHelp(null))
    .action(async (file: string | undefined, options: Options) => {
      const found = file === undefined ? await currentEnvironment(process.env) : file;
      if (found === null) throw new AppError('environment-not-active', {});
      const report = await inspectEnvironment(path.resolve(io.cwd, found));
      const name = environmentName(options.name ?? hostname());
      const described = { ...describedEnvironment(name, report), gpu: options.gpu ?? null };
      await writeOutput(descriptionText(described), options.output, io);
      done(EXIT.ok);
    });
}

/** Throws `environment-name` for a text that is no name. */
export function environmentName(text: string): string {
  const parsed = environmentNameSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new AppError('environment-name', { problem: parsed.error.issues[0]?.message ?? '' });
}
