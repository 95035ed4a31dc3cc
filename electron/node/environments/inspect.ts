/** Recognises an installed PtychoPINN by reading its files. Nothing of it is executed. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { compareFields } from '../../../shared/environments/drift';
import { identify } from '../../../shared/environments/identify';
import { packageVersions } from '../../../shared/environments/installedFiles';
import type { EnvironmentReport } from '../../../shared/environments/report';
import { DECISIVE_FILES } from '../../../shared/environments/states';
import { AppError, errorData } from '../../../shared/errors/appError';
import { decodeUtf8 } from '../files/utf8';
import { anySignal } from '../jobs/anySignal';
import { changedSinceCheckout, changedSinceInstall } from './compare';
import { blobHash, Disk } from './disk';
import { readGit } from './git';
import { locate } from './locate';

/** In seconds; a local installation takes less than one. */
const TIME_LIMIT = 60;

/** In bytes; the largest file that decides has 50 kB. Parsing takes milliseconds a kB at worst. */
const SOURCE_LIMIT = 256 * 1024;

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
    return await inspect(full, new Disk(signal ? anySignal(signal, timeout) : timeout));
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
  const beside = await Promise.all((location.folders ?? []).map((folder) => disk.names(folder)));
  const packages = packageVersions(beside.flat());
  const { blobs, texts, problems } = await readDecisive(root, disk);
  const isInstalled = kind === 'installed' || kind === 'package';
  const git = isInstalled ? null : await readGit(root, disk);
  const version = distribution?.version ?? null;
  const changes =
    kind === 'installed' && distribution
      ? await changedSinceInstall(distribution.folder, disk)
      : git && (await changedSinceCheckout(root, git.folder, disk));
  const identity = identify({
    blobs,
    git,
    directUrl: distribution?.directUrl?.commit ?? null,
    version,
    isEditable: kind === 'editable',
    changes,
  });
  const absent = DECISIVE_FILES.filter((file) => !blobs.has(file));
  const missing = absent.filter(
    (file) =>
      identity.state === null ||
      identity.files.some((known) => known.file === file && known.change === 'missing'),
  );
  // A file that this revision never had declares nothing.
  for (const file of absent) if (!missing.includes(file)) texts.set(file, '');
  const { problems: unparsed, ...fields } = compareFields(texts, blobs, identity.target);
  return {
    path: asked,
    kind,
    root,
    interpreter: location.interpreter,
    version,
    packages,
    ...identity,
    contradictions: [
      ...location.contradictions,
      ...(await linkedElsewhere(root, disk)),
      ...identity.contradictions,
    ],
    ...fields,
    problems: [
      ...location.problems,
      ...(location.problems.length === 0 && missing.length > 0
        ? [new AppError('environment-incomplete', { path: root, files: missing })]
        : []),
      ...problems,
      ...unparsed,
    ].map(errorData),
  };
}

/** A sentence where files that decide are links that lead out of the copy: they may belong to another revision. */
async function linkedElsewhere(root: string, disk: Disk): Promise<string[]> {
  const real = (file: string) => disk.within(realpath(file)).catch(disk.unlessAborted);
  const folder = await real(root);
  const places = await Promise.all(DECISIVE_FILES.map((file) => real(path.join(root, file))));
  const outside = places.filter(
    (place) => place !== null && folder !== null && !place.startsWith(folder + path.sep),
  );
  return outside.length === 0
    ? []
    : [`Links in ${root} lead to files outside it, which are read: ${outside.join(', ')}.`];
}

/** Hashes and texts of the files that decide; an error for each that exists and cannot be read. */
async function readDecisive(root: string, disk: Disk) {
  const blobs = new Map<string, string>();
  const texts = new Map<string, string>();
  const problems: AppError[] = [];
  for (const file of DECISIVE_FILES) {
    const full = path.join(root, file);
    const read = await disk.bytes(full, SOURCE_LIMIT);
    if (!read.ok) {
      if (read.error.code === 'file-missing') continue;
      problems.push(read.error);
      // It is there and equals nothing that is known.
      blobs.set(file, '');
      continue;
    }
    blobs.set(file, blobHash(read.bytes));
    const text = decodeUtf8(read.bytes);
    if (text === null) problems.push(new AppError('file-not-utf8', { path: full }));
    else texts.set(file, text);
  }
  return { blobs, texts, problems };
}
