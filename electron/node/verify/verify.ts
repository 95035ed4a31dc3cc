/** Verifies a request with an installed PtychoPINN. */
import { AppError } from '../../../shared/errors/appError';
import { Bug } from '../../../shared/errors/internal';
import type { Resolution } from '../../../shared/factory/resolution';
import type { Request } from '../../../shared/request/request';
import { findTarget } from '../../../shared/targets';
import { factoryLine } from '../../../shared/verify/factoryProgram';
import { compareWithFactory, type Verification } from '../../../shared/verify/verification';
import { type RunOptions, runFactory } from './runFactory';

/** Runs the installed factory on a request and compares. Throws an `AppError`. */
export async function verify(
  request: Request,
  resolution: Resolution,
  options: RunOptions,
): Promise<Verification> {
  const target = findTarget(request.target);
  if (!target?.traits.run.runs)
    throw new AppError('target-not-installable', { target: request.target });
  const { answers, ...run } = await runFactory([factoryLine(request, target)], options);
  const [answer] = answers;
  if (!answer) throw new Bug('The factory gave no answer');
  return { ...compareWithFactory(resolution, answer), ...run, python: options.python };
}
