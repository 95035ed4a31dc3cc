/** Fetching what a run wrote on another machine. */

import { AppError } from '../../../shared/errors/appError';
import { LOADER } from '../../../shared/exporters/loader';
import { RUN_FILES } from '../../../shared/runs/folder';
import type { Connection, Fetched, FetchOptions } from '../hosts/connection';
import { readJob } from './jobFile';
import { mirrorRun } from './mirror';

/**
 * Copies the files of a run into its folder here, each verified; what is here already is left, and a fetch that was cut
 * goes on. Throws `run-is-here`, `cancelled`, and what the connection throws.
 */
export async function fetchRun(
  folder: string,
  connection: Connection,
  options: FetchOptions = {},
): Promise<Fetched> {
  const job = await readJob(folder);
  if (job === null || job.folder === null) throw new AppError('run-is-here', { path: folder });
  await mirrorRun(folder, connection);
  return connection.fetch(job.folder, folder, { ...options, except: isRecord });
}

/** What was written here before the run started: no host changes it. */
const isRecord = (name: string): boolean => RECORD.has(name);

const { status, stdout, stderr, schedulerLog, ...record } = RUN_FILES;
const RECORD: ReadonlySet<string> = new Set([LOADER, ...Object.values(record)]);
