/** The host of a run that was written before. */
import { AppError } from '../../../shared/errors/appError';
import type { Host } from '../../../shared/hosts/host';
import { connect } from '../hosts/connect';
import type { Connection } from '../hosts/connection';
import { readJob } from './jobFile';

/**
 * A connection to where a run is. A folder may come from anyone, so that only a destination that one of the user's hosts
 * names is connected to. Throws `run-host-unknown` and `run-job-invalid`.
 */
export async function connectRun(folder: string, hosts: readonly Host[]): Promise<Connection> {
  const job = await readJob(folder);
  if (job === null || job.destination === null)
    return connect({ name: job?.host ?? '', reach: { kind: 'local' } });
  const { destination, host: name } = job;
  const known = hosts.find(
    ({ reach }) => reach.kind === 'ssh' && reach.destination === destination,
  );
  if (!known) throw new AppError('run-host-unknown', { path: folder, host: name, destination });
  return connect(known);
}
