/** Reading an .npz without loading it: zip directory, npy headers and `_metadata`. */

import {
  type ArrayFacts,
  type DatasetReading,
  failedReading,
  type MetadataFacts,
} from '../../../shared/dataset/facts';
import { startsAsNpy } from '../../../shared/dataset/npyHeader';
import { AppError } from '../../../shared/errors/appError';
import { type Archive, entryName, MAX_MEMBERS, openArchive } from './archive';
import { readDirectory } from './directory';
import { readError } from './failure';
import { FileReader } from './fileReader';
import { Fingerprint } from './fingerprint';
import { foreignArrays, foreignKind } from './foreign';
import { readMember } from './member';
import { invalidNameReason, shortName } from './memberName';
import { readMetadata } from './metadata';
import { type OpenFile, openRegularFile } from './regularFile';

/**
 * The facts of the dataset at `path`, or why there are none. Reads headers only, whatever the size.
 * Never throws for broken or hostile content: that is a reading, too.
 */
export async function readDataset(path: string): Promise<DatasetReading> {
  const file = await openRegularFile(path);
  if (file.status !== 'open') return failedReading(file.status, file.error);
  try {
    return await readFile(file);
  } catch (error) {
    const failure = readError(error, 'npz-damaged');
    const foreign = await foreignKind(file, path, failure.code);
    return { ...failedReading('unreadable', failure), ...foreign };
  } finally {
    await file.handle.close().catch(() => {});
  }
}

async function readFile(file: OpenFile): Promise<DatasetReading> {
  const archive = await openNpz(file);
  return await Promise.race([readArchive(archive, file), archive.reader.panic]);
}

/** The archive in an open file. Throws an `AppError` for a file that is no npz, or whatever the zip library throws. */
export async function openNpz(file: OpenFile): Promise<Archive> {
  const { size } = file;
  if (size === 0) throw new AppError('npz-empty', {});
  const reader = new FileReader(file.handle, size);
  const start = await reader.near(0, Math.min(size, 8));
  if (startsAsNpy(start)) throw new AppError('npz-is-npy', {});
  if (start.toString('latin1', 0, 2) !== 'PK') throw new AppError('npz-not-zip', {});
  const archive = await Promise.race([openArchive(reader, size), reader.panic]).catch(
    (error: unknown) => {
      throw readError(error, 'npz-truncated');
    },
  );
  const members = archive.zip.entryCount;
  if (members > MAX_MEMBERS)
    throw new AppError('npz-too-many-members', { members, limit: MAX_MEMBERS });
  return archive;
}

/** What is known so far of the members of one name: numpy reads the last of duplicates. */
interface Found {
  facts?: ArrayFacts;
  errors: AppError[];
}

async function readArchive(archive: Archive, file: OpenFile): Promise<DatasetReading> {
  const found = new Map<string, Found>();
  const fingerprint = new Fingerprint();
  let metadata: MetadataFacts = { status: 'absent' };
  let candidates = 0;
  for (const listed of await readDirectory(archive)) {
    const { entry } = listed;
    fingerprint.add(entry);
    const full = entryName(entry);
    const invalid = invalidNameReason(full);
    if (invalid) {
      note(found, shortName(full), invalid);
      continue;
    }
    const name = full.slice(0, -'.npy'.length);
    candidates += 1;
    const member = await readMember(archive, listed, name);
    const earlier = found.has(name);
    found.set(name, member.ok ? { facts: member.facts, errors: [] } : { errors: [] });
    if (!member.ok) note(found, name, member.error);
    if (earlier) note(found, name, new AppError('member-duplicate', {}));
    if (name === '_metadata') metadata = await readMetadata(archive, entry, member);
  }
  const arrays = [...found.values()].flatMap(({ facts }) => facts ?? []);
  const unreadable = [...found].flatMap(([name, { errors }]) =>
    errors.map(({ code, message }) => ({ name, code, problem: message })),
  );
  if (candidates === 0) throw new AppError('npz-without-arrays', {});
  return {
    ...foreignArrays(arrays),
    status: 'ok',
    size: file.size,
    modified: file.modified.toISOString(),
    fingerprint: fingerprint.text(),
    arrays,
    unreadable,
    metadata,
  };
}

function note(found: Map<string, Found>, name: string, error: AppError): void {
  const known = found.get(name) ?? { errors: [] };
  known.errors.push(error);
  found.set(name, known);
}
