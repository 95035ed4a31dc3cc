/** The zip side of an npz: its directory, and the first bytes of a member. Member data is never read whole. */

import { constants, createInflateRaw, inflateRawSync } from 'node:zlib';
import yauzl from 'yauzl';
import { Damaged } from '../../../shared/errors/internal';
import type { FileReader } from './fileReader';

/** More members than any npz has; a hostile directory can claim billions. */
export const MAX_MEMBERS = 1000;
/** Bytes taken out of all members together: headers and metadata need far less. */
const MAX_BYTES = 32 * 1024 * 1024;
/** A deflated stream of n bytes is at most about n long; the rest is for its block's header. */
const SLACK = 256;
/** For streams of many small blocks, which no compressor writes without need. */
const MOST_SLACK = 64 * 1024;
/** Up to here inflating is done before another thread would have begun. */
const AT_ONCE = 2 * SLACK;

export type Archive = {
  readonly zip: yauzl.ZipFile;
  readonly reader: FileReader;
  /** Where the directory begins, after the members. */
  readonly directoryStart: number;
  /** Bytes still allowed to come out of the members. */
  budget: number;
};

/** Reads the end of the archive. Throws when there is none. */
export async function openArchive(reader: FileReader, size: number): Promise<Archive> {
  const zip = await yauzl.fromRandomAccessReaderPromise(reader, size, {
    autoClose: false,
    // Names and sizes are judged member by member: one bad member must not cost the others.
    decodeStrings: false,
    validateEntrySizes: false,
  });
  // A number, whatever its type declares; it has not moved yet.
  const directoryStart = Number(zip.readEntryCursor);
  return { zip, reader, directoryStart, budget: MAX_BYTES };
}

/** A member's name as Python's zipfile reads it. */
export function entryName(entry: yauzl.Entry): string {
  return yauzl.getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    entry.fileNameRaw,
    entry.extraFields,
    true,
  );
}

/**
 * The first `length` uncompressed bytes of the member whose data begins at `fileDataStart`, fewer when it holds fewer.
 * Throws when it is damaged.
 */
export async function readStart(
  archive: Archive,
  entry: yauzl.Entry,
  fileDataStart: number,
  length: number,
): Promise<Buffer> {
  archive.budget -= length;
  if (archive.budget < 0) throw new Damaged('too many bytes asked of this archive');
  const first = (size: number) => Math.min(entry.compressedSize, size);
  if (entry.compressionMethod !== 8) return archive.reader.near(fileDataStart, first(length));
  // What is fed is inflated whole, and of an array of zeros that is a thousand times as much: little first.
  const raw = await archive.reader.near(fileDataStart, first(length + SLACK));
  const start = raw.length <= AT_ONCE ? inflateNow(raw, length) : await inflateStart(raw, length);
  if (start.length >= Math.min(length, entry.uncompressedSize)) return start;
  const more = await archive.reader.bytes(fileDataStart, first(length + MOST_SLACK));
  return inflateStart(more, length);
}

// The input is cut on purpose, so its end must not be an error.
const CUT = { finishFlush: constants.Z_SYNC_FLUSH };

const inflateNow = (raw: Buffer, length: number): Buffer =>
  inflateRawSync(raw, CUT).subarray(0, length);

async function inflateStart(raw: Buffer, length: number): Promise<Buffer> {
  const inflate = createInflateRaw(CUT);
  inflate.end(raw);
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of inflate) {
    chunks.push(chunk);
    total += chunk.length;
    if (total >= length) break;
  }
  return Buffer.concat(chunks).subarray(0, length);
}
