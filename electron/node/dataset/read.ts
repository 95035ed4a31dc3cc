/** Reading an .npz without loading it: zip directory, npy headers and `_metadata`. */

import type {
  ArrayFacts,
  DatasetFailure,
  DatasetReading,
  MetadataFacts,
} from '../../../shared/dataset/facts';
import { startsAsNpy } from '../../../shared/dataset/npyHeader';
import { type Archive, entryName, MAX_MEMBERS, openArchive } from './archive';
import { readDirectory } from './directory';
import { failureWords } from './failure';
import { FileReader } from './fileReader';
import { Fingerprint } from './fingerprint';
import { readMember } from './member';
import { invalidNameReason, shortName } from './memberName';
import { readMetadata } from './metadata';
import { type OpenFile, openRegularFile, unreadable } from './regularFile';

export const DAMAGED_DIRECTORY =
  "The file's zip directory is damaged, so its arrays cannot be found. Copy or save the file again.";
const NO_END =
  'The file starts as an .npz archive but has no valid end: it was cut short or has foreign bytes after it. Copy or save it again.';
const SAVE = 'Save it with numpy.savez(file, diffraction=…, probeGuess=…, xcoords=…, ycoords=…).';

/**
 * The facts of the dataset at `path`, or why there are none. Reads headers only, whatever the size.
 * Never throws: broken or hostile content comes back as a problem in words.
 */
export async function readDataset(path: string): Promise<DatasetReading> {
  const file = await openRegularFile(path);
  if (file.status !== 'open') return file;
  try {
    return await readFile(file);
  } catch (error) {
    return unreadable(failureWords(error, DAMAGED_DIRECTORY));
  } finally {
    await file.handle.close().catch(() => {});
  }
}

async function readFile(file: OpenFile): Promise<DatasetReading> {
  const archive = await openNpz(file);
  if ('status' in archive) return archive;
  return await Promise.race([readArchive(archive, file), archive.reader.panic]);
}

/** The archive in an open file, or why it is no npz. May throw when the zip directory is damaged. */
export async function openNpz(file: OpenFile): Promise<Archive | DatasetFailure> {
  const { size } = file;
  if (size === 0) return unreadable('The file is empty (0 bytes). Copy or save it again.');
  const reader = new FileReader(file.handle, size);
  const start = await reader.near(0, Math.min(size, 8));
  if (startsAsNpy(start))
    return unreadable(`This file is a bare .npy array, not an .npz archive. ${SAVE}`);
  if (start.toString('latin1', 0, 2) !== 'PK')
    return unreadable(`This file is not an .npz archive (a zip of .npy arrays). ${SAVE}`);
  const archive = await Promise.race([openArchive(reader, size), reader.panic]).catch(
    (error: unknown) => unreadable(failureWords(error, NO_END)),
  );
  if ('status' in archive) return archive;
  if (archive.zip.entryCount > MAX_MEMBERS)
    return unreadable(
      `The archive claims ${archive.zip.entryCount} members; more than ${MAX_MEMBERS} are not read.`,
    );
  return archive;
}

/** What is known so far of the members of one name: numpy reads the last of duplicates. */
interface Found {
  facts?: ArrayFacts;
  problems: string[];
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
    const problem = invalidNameReason(full);
    if (problem !== undefined) {
      note(found, shortName(full), problem);
      continue;
    }
    const name = full.slice(0, -'.npy'.length);
    candidates += 1;
    const member = await readMember(archive, listed, name);
    const earlier = found.has(name);
    found.set(name, member.ok ? { facts: member.facts, problems: [] } : { problems: [] });
    if (!member.ok) note(found, name, member.problem);
    if (earlier)
      note(found, name, 'Several members have this name; NumPy reads the last. Keep only one.');
    if (name === '_metadata') metadata = await readMetadata(archive, entry, member);
  }
  const arrays = [...found.values()].flatMap(({ facts }) => facts ?? []);
  const problems = [...found].flatMap(([name, { problems }]) =>
    problems.map((problem) => ({ name, problem })),
  );
  if (candidates === 0) return unreadable(`The archive holds no .npy arrays. ${SAVE}`);
  return {
    status: 'ok',
    size: file.size,
    modified: file.modified.toISOString(),
    fingerprint: fingerprint.text(),
    arrays,
    unreadable: problems,
    metadata,
  };
}

function note(found: Map<string, Found>, name: string, problem: string): void {
  const known = found.get(name) ?? { problems: [] };
  known.problems.push(problem);
  found.set(name, known);
}
