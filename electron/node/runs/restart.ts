/** What a run was started with, to start it again as a new one. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { THIS_MACHINE } from '../../../shared/hosts/host';
import type { Resources } from '../../../shared/hosts/resources';
import type { Request } from '../../../shared/request/request';
import { parseEnvironment } from '../../../shared/runs/environment';
import { RUN_FILES } from '../../../shared/runs/folder';
import { readRequestFile } from '../session/openPayload';
import { readJob } from './jobFile';

export interface EarlierRun {
  /** With absolute paths of this machine. */
  readonly request: Request;
  /** Name of its host; null for this machine. */
  readonly host: string | null;
  readonly python: string | null;
  readonly resources: Partial<Resources>;
  /** What its folder is named after, and the folder of runs that it is in. */
  readonly name: string;
  readonly runs: string;
}

/** Reads the folder of a run. Throws an `AppError` where one of its files is missing or damaged. */
export async function earlierRun(folder: string): Promise<EarlierRun> {
  const reading = await readRequestFile(path.join(folder, RUN_FILES.request));
  if (!reading.ok) throw reading.error;
  const job = await readJob(folder);
  const file = path.join(folder, RUN_FILES.environment);
  const { interpreter } = parseEnvironment(await readFile(file, 'utf8'), file);
  return {
    request: reading.request,
    host: job === null || job.host === THIS_MACHINE.name ? null : job.host,
    python: interpreter,
    resources: job?.resources ?? {},
    name: path.basename(folder).replace(/-[0-9a-f]{4}(?:-\d+)?$/, ''),
    runs: path.dirname(folder),
  };
}
