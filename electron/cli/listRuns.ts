/** A list of the runs below a folder, whoever started them. */
import { runsCsv, runsTable } from '../../shared/runs/record/table';
import { recordedRuns } from '../node/runs/recordedRuns';
import { EXIT } from './exit';
import { type Io, say, sayJson, table } from './io';

export interface ListOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** @param dir absolute. Returns the exit code. Throws an `AppError` for a folder that cannot be read. */
export async function listRuns(dir: string, { json, csv }: ListOptions, io: Io): Promise<number> {
  const { runs, unreadable } = await recordedRuns(dir, { recover: json ?? false });
  for (const { folder, errno } of unreadable) say(io.stderr, `not read: ${folder} (${errno})`);
  if (json) sayJson(io.stdout, runs);
  else if (csv) io.stdout.write(runsCsv(runs));
  else for (const line of table(runsTable(runs))) say(io.stdout, line);
  return EXIT.ok;
}
