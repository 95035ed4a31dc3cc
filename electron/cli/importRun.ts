/** The request behind the folder of a run. */
import path from 'node:path';
import { AppError } from '../../shared/errors/appError';
import type { Request } from '../../shared/request/request';
import { onlyRun } from '../node/runs/onlyRun';
import type { Io } from './io';
import { say } from './io';

/** Says what cannot be recovered on stderr. Throws an `AppError` for a folder that holds no run, or several. */
export async function importRun(folder: string, io: Io): Promise<Request> {
  const run = await onlyRun(path.resolve(io.cwd, folder), folder);
  for (const { file, problem } of run.not_read) say(io.stderr, `not read: ${file}: ${problem}`);
  if (run.request === null) throw new AppError('run-request-unknown', { path: folder });
  for (const name of run.not_recovered) say(io.stderr, `not recovered: ${name}`);
  return run.request;
}
