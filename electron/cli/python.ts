/** The Python of commands that start PtychoPINN. */
import type { Command } from 'commander';
import { AppError } from '../../shared/errors/appError';
import type { Host } from '../../shared/hosts/host';
import { findInterpreter, interpreterOf } from '../node/verify/interpreter';
import { openEnvironments } from './environmentOption';
import type { Io } from './io';

export interface PythonOptions {
  readonly python?: string;
  readonly environment?: string;
}

/** Adds `--python` and `--environment`. */
export const withPythonOptions = (command: Command): Command =>
  command
    .option(
      '--python <path>',
      'the Python in which PtychoPINN is installed, or the folder of its environment',
    )
    .option('--environment <name>', 'the Python of this environment instead of --python');

/** The interpreter that the options name. Throws an `AppError` where they name none, or none that is there. */
export async function pythonOf({ python, environment }: PythonOptions, io: Io): Promise<string> {
  if (python !== undefined) return findInterpreter(python, io.cwd);
  if (environment !== undefined) return interpreterOf(await openEnvironments(io).find(environment));
  throw new AppError('interpreter-required', {});
}

/**
 * The interpreter of a host: the one that the options name, else that of its file; null where neither does. A path on
 * another machine is not looked at. Throws an `AppError` where this machine is to start a run and none is named.
 */
export async function pythonOn(
  { reach, python, scheduler, setup }: Host,
  options: PythonOptions & { readonly writeOnly?: boolean },
  io: Io,
): Promise<string | null> {
  const isNamed = options.python !== undefined || options.environment !== undefined;
  if (reach.kind === 'ssh' && options.python !== undefined) return options.python;
  if (reach.kind === 'ssh' && options.environment !== undefined)
    return (await openEnvironments(io).find(options.environment)).interpreter;
  if (isNamed) return pythonOf(options, io);
  const isSetUp = python !== null || scheduler !== null || setup.length > 0;
  if (reach.kind === 'ssh' || isSetUp || options.writeOnly) return python;
  return pythonOf(options, io);
}
