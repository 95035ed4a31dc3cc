/** Recognises an installed PtychoPINN by reading its files. Nothing of it is executed. */
import path from 'node:path';
import { identify } from '../../../shared/environments/identify';
import type { EnvironmentReport } from '../../../shared/environments/report';
import { DECISIVE_FILES } from '../../../shared/environments/states';
import { AppError } from '../../../shared/errors/appError';
import { changedSinceInstall } from './compare';
import { blobHash, Disk } from './disk';
import { readGit } from './git';
import { type Location, locate } from './locate';

/** In seconds; a local installation takes less than one. */
const TIME_LIMIT = 60;

/**
 * What is at `asked`: a checkout, an interpreter, an environment's folder, `site-packages` or a package's folder. Throws
 * an `AppError` for a path that cannot be read or holds no PtychoPINN, `cancelled`, or `environment-too-slow`.
 */
export async function inspectEnvironment(
  asked: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<EnvironmentReport> {
  const full = path.resolve(asked);
  const timeout = AbortSignal.timeout(TIME_LIMIT * 1000);
  try {
    return await inspect(full, new Disk(signal ? AbortSignal.any([signal, timeout]) : timeout));
  } catch (error) {
    if (signal?.aborted) throw new AppError('cancelled', {});
    if (timeout.aborted)
      throw new AppError('environment-too-slow', { path: full, seconds: TIME_LIMIT });
    throw error;
  }
}

async function inspect(asked: string, disk: Disk): Promise<EnvironmentReport> {
  const location = await locate(asked, disk);
  const { root, kind, distribution } = location;
  const { blobs, problems } = await readDecisive(root, disk);
  const isInstalled = kind === 'installed' || kind === 'package';
  const git = isInstalled ? null : await readGit(root, disk);
  const version = distribution?.version ?? null;
  const identity = identify({
    blobs,
    git,
    directUrl: distribution?.directUrl?.commit ?? null,
    version,
    isEditable: kind === 'editable',
    changes:
      kind === 'installed' && distribution
        ? await changedSinceInstall(distribution.folder, disk)
        : null,
  });
  return {
    path: asked,
    kind,
    root,
    interpreter: location.interpreter,
    version,
    ...identity,
    contradictions: [...location.contradictions, ...identity.contradictions],
    nearest: identity.target,
    drift: [],
    names: [],
    unknown: [],
    problems: [...location.problems, ...problems],
  };
}

/** Hashes of the files that decide; a sentence for each that exists and cannot be read. */
async function readDecisive(root: Location['root'], disk: Disk) {
  const blobs = new Map<string, string>();
  const problems: string[] = [];
  for (const file of DECISIVE_FILES) {
    const read = await disk.bytes(path.join(root, file));
    if (read.ok) blobs.set(file, blobHash(read.bytes));
    else if (read.error.code !== 'file-missing') problems.push(read.error.message);
  }
  return { blobs, problems };
}
