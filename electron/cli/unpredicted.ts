/** `pinnboard runs unpredicted DIR`: failures that no rule had predicted, with a text for a report each. */
import path from 'node:path';
import { AppError } from '../../shared/errors/appError';
import { type Failure, isUnpredicted } from '../../shared/runs/failure';
import { RunReader, runFolders } from '../node/runs/readRun';
import { EXIT } from './exit';
import { type Io, say, sayJson } from './io';

/** Returns the exit code: 1 where there are any. Throws `file-unreadable` for the folder. */
export async function unpredicted(dir: string, json: boolean, io: Io): Promise<number> {
  const found = [];
  for (const folder of await runFolders(dir)) {
    const failure = await failureIn(folder, io);
    if (failure && isUnpredicted(failure))
      found.push({ folder: path.relative(dir, folder) || '.', failure });
  }
  if (json) sayJson(io.stdout, found);
  else
    for (const { folder, failure } of found)
      for (const line of [folder, '', ...failure.report.split('\n'), '']) say(io.stdout, line);
  if (!json && found.length === 0)
    say(io.stdout, 'No run failed without a rule that predicted it.');
  return found.length === 0 ? EXIT.ok : EXIT.no;
}

/** A folder that cannot be read is a line, and hides no other. */
async function failureIn(folder: string, io: Io): Promise<Failure | null> {
  try {
    return (await new RunReader(folder).read()).failure;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    say(io.stderr, `not read: ${error.message}`);
    return null;
  }
}
