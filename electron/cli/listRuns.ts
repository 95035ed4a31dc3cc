/** A list of the runs below a folder, whoever started them. */
import path from 'node:path';
import { AppError } from '../../shared/errors/appError';
import { runsCsv, runsTable } from '../../shared/runs/record/table';
import { Indexer } from '../node/runs/index/indexer';
import { recordedRuns } from '../node/runs/recordedRuns';
import { RUNS_CACHE } from '../node/state/appState';
import { EXIT } from './exit';
import { type Io, say, sayJson, table, unreadEntry } from './io';

export interface ListOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
}

/**
 * As JSON, a folder in `dir` that cannot be read is an entry after the runs.
 * @param dir absolute. Returns the exit code. Throws an `AppError` for `dir` itself.
 */
export async function listRuns(dir: string, { json, csv }: ListOptions, io: Io): Promise<number> {
  // Requests are recovered for whoever reads JSON; the index keeps none.
  const { runs, unreadable } = json
    ? await recordedRuns(dir)
    : await new Indexer(
        dir,
        io.state === undefined ? null : path.join(io.state, RUNS_CACHE),
      ).list();
  for (const { folder, errno } of unreadable) say(io.stderr, `not read: ${folder} (${errno})`);
  const unread = unreadable.map(({ folder, errno }) =>
    unreadEntry(dir, folder, new AppError('file-unreadable', { path: folder, errno })),
  );
  if (json) sayJson(io.stdout, [...runs, ...unread]);
  else if (csv) io.stdout.write(runsCsv(runs));
  else for (const line of table(runsTable(runs))) say(io.stdout, line);
  return EXIT.ok;
}
