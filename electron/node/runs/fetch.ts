/** Fetching what a run wrote on another machine. */
import { AppError } from '../../../shared/errors/appError';
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
  return connection.fetch(job.folder, folder, options);
}
