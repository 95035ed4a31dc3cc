/** The Python of commands that start PtychoPINN. */
import type { Command } from 'commander';
import { AppError } from '../../shared/errors/appError';
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
