/** The request behind the folder of a run. */
import path from 'node:path';
import type { Request } from '../../shared/request/request';
import { startingPoint } from '../node/runs/startingPoint';
import type { Io } from './io';
import { say } from './io';
import { historyOf, runIn } from './showRun';

/**
 * The same as the window opens. Says what cannot be recovered, and which dataset was moved, on stderr. Throws an
 * `AppError` for a folder that holds no run, or several.
 */
export async function importRun(folder: string, io: Io): Promise<Request> {
  const dir = path.resolve(io.cwd, folder);
  const run = await runIn(dir, folder);
  const history = await historyOf(run, dir);
  for (const { file, problem } of history.run.not_read)
    say(io.stderr, `not read: ${file}: ${problem}`);
  const { request, notes, lost } = await startingPoint(run, history);
  for (const note of notes) say(io.stderr, note);
  for (const name of lost) say(io.stderr, `not recovered: ${name}`);
  return request;
}
