/** Reading and replacing a run's `job.json`. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { RUN_FILES } from '../../../shared/runs/folder';
import { jobText, parseJob, type RunJob } from '../../../shared/runs/job';
import { writeFileAtomic } from '../files/atomicWrite';
import { errorCode } from '../files/errno';

/** Null for a run of a version that wrote none: it ran on the machine that its status names. Throws `run-job-invalid`. */
export async function readJob(folder: string): Promise<RunJob | null> {
  const file = path.join(folder, RUN_FILES.job);
  try {
    return parseJob(await readFile(file, 'utf8'), file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const errno = errorCode(cause);
    if (errno === 'ENOENT') return null;
    throw new AppError('file-unreadable', { path: file, errno }, { cause });
  }
}

/** Throws `write-failed`. */
export const writeJob = (folder: string, job: RunJob): Promise<void> =>
  writeFileAtomic(path.join(folder, RUN_FILES.job), jobText(job));
