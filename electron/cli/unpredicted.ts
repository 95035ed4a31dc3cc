/** `pinnboard runs unpredicted DIR`: failures that no rule had predicted, with a text for a report each. */
import path from 'node:path';
import { AppError } from '../../shared/errors/appError';
import { type Failure, isUnpredicted } from '../../shared/runs/failure';
import { RunReader, runFolders } from '../node/runs/readRun';
import { EXIT } from './exit';
import { type Io, say, sayJson, type UnreadEntry, unreadEntry } from './io';

/**
 * What cannot be read hides nothing else: it is a line, and an entry of the JSON.
 * @param dir absolute. Returns the exit code: 1 where there are any. Throws `file-unreadable` for `dir` itself.
 */
export async function unpredicted(dir: string, json: boolean, io: Io): Promise<number> {
  const unread: UnreadEntry[] = [];
  const skip = (folder: string, error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    say(io.stderr, `not read: ${error.message}`);
    unread.push(unreadEntry(dir, folder, error));
  };
  const found = [];
  for (const folder of await runFolders(dir, skip)) {
    const failure = await failureIn(folder).catch((error: unknown) => skip(folder, error));
    if (failure && isUnpredicted(failure))
      found.push({ folder: path.relative(dir, folder) || '.', failure });
  }
  if (json) sayJson(io.stdout, [...found, ...unread]);
  else
    for (const { folder, failure } of found)
      for (const line of [folder, '', ...failure.report.split('\n'), '']) say(io.stdout, line);
  if (!json && found.length === 0)
    say(io.stdout, 'No run failed without a rule that predicted it.');
  return found.length === 0 ? EXIT.ok : EXIT.no;
}

const failureIn = async (folder: string): Promise<Failure | null> =>
  (await new RunReader(folder).read()).failure;
