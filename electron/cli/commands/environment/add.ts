/** `pinnboard environment add`: this machine's by path, another host's by a description or by hand. */
import path from 'node:path';
import type { Command } from 'commander';
import { type Environment, freeName } from '../../../../shared/environments/environment';
import { AppError } from '../../../../shared/errors/appError';
import { readDescription } from '../../../node/environments/describeFile';
import { localEnvironment, nameFor } from '../../../node/environments/entry';
import { inspectEnvironment } from '../../../node/environments/inspect';
import { openEnvironments } from '../../environmentOption';
import { EXIT, exitHelp } from '../../exit';
import { type Io, say } from '../../io';
import { targetOption } from '../../requestOptions';
import { environmentName } from './describe';
import { targetText } from './list';

interface Options {
  readonly name?: string;
  readonly host?: string;
  readonly python?: string;
  readonly target?: string;
  readonly gpu?: string;
  readonly notes?: string;
  readonly use?: boolean;
  readonly force?: boolean;
}

/** Adds the command. */
export function addAdd(environment: Command, io: Io, done: (code: number) => void): void {
  environment
    .command('add [path]')
    .summary('add an environment to the list')
    .description(
      'Adds an environment: PATH of this machine, a file that `pinnboard environment describe` wrote on another one, or by hand with --host.',
    )
    .option('--name <name>', 'name (default: that of its folder or of the description)')
    .option('--host <host>', 'another host, whose environment is described by hand')
    .option('--python <path>', 'interpreter on that host')
    .addOption(targetOption('target of an environment described by hand'))
    .option('--gpu <model>', 'GPU model')
    .option('--notes <text>', 'notes')
    .option('--use', 'use it from now on')
    .option('--force', 'replace the environment of that name')
    .addHelpText('after', exitHelp(null))
    .action(async (file: string | undefined, options: Options) =>
      done(await add(file, options, io)),
    );
}

async function add(file: string | undefined, options: Options, io: Io): Promise<number> {
  const environments = openEnvironments(io);
  const { environments: known } = await environments.list();
  const taken = options.force ? [] : known.map(({ name }) => name);
  const made = await entry(file, options, taken, io);
  const named: Environment = {
    ...made,
    ...(options.name === undefined ? {} : { name: environmentName(options.name) }),
    gpu: options.gpu ?? made.gpu,
    notes: options.notes ?? made.notes,
  };
  await environments.add(named, { replace: options.force === true });
  if (options.use) await environments.use(named.name);
  const revision = named.report?.revision?.slice(0, 7) ?? 'unknown revision';
  say(io.stdout, `Added "${named.name}": ${revision}, ${targetText(named)}.`);
  return EXIT.ok;
}

async function entry(
  file: string | undefined,
  options: Options,
  taken: readonly string[],
  io: Io,
): Promise<Environment> {
  if (options.host !== undefined) return byHand(options.host, options);
  if (file === undefined) throw new AppError('environment-add-needs-path', {});
  if (file.endsWith('.json')) {
    const described = await readDescription(path.resolve(io.cwd, file), file);
    return { ...described, name: freeName(described.name, taken) };
  }
  const report = await inspectEnvironment(path.resolve(io.cwd, file));
  return localEnvironment(nameFor(report, taken), report);
}

const byHand = (host: string, { name, python, target }: Options): Environment => ({
  name: environmentName(name ?? host),
  kind: 'described',
  path: python ?? '',
  interpreter: python ?? null,
  host,
  report: null,
  readAt: null,
  statedTarget: target ?? null,
  gpu: null,
  notes: '',
});
