/** One member of an npz: facts of its array, or why it cannot be used. */

import type yauzl from 'yauzl';
import type { ArrayFacts } from '../../../shared/dataset/facts';
import { type NpyHeader, readNpyHeader } from '../../../shared/dataset/npyHeader';
import { shapeText } from '../../../shared/dataset/probeSize';
import { AppError } from '../../../shared/errors/appError';
import { type Archive, readStart } from './archive';
import type { Listed } from './directory';
import { readError } from './failure';

export type Member =
  | {
      readonly ok: true;
      readonly facts: ArrayFacts;
      readonly header: NpyHeader;
      /** Where the member's data begins in the archive, compressed or not. */
      readonly fileDataStart: number;
    }
  | { readonly ok: false; readonly error: AppError };

/** Enough for nearly every npy header at the first try. */
const FIRST_BYTES = 256;
/** Deflate cannot do better than 1032 to 1. */
const MAX_RATIO = 1032;

const refuse = (error: AppError) => ({ ok: false, error }) as const;

/** Reads a member's header. `name` is the array's name. Never throws. */
export async function readMember(
  archive: Archive,
  { entry, end }: Listed,
  name: string,
): Promise<Member> {
  try {
    const fileDataStart = await dataStartOf(archive, { entry, end });
    let reading = readNpyHeader(await readStart(archive, entry, fileDataStart, FIRST_BYTES));
    if (!reading.header)
      reading = readNpyHeader(await readStart(archive, entry, fileDataStart, reading.length));
    return reading.header
      ? judge(entry, name, reading.header, fileDataStart)
      : refuse(new AppError('member-header-truncated', {}));
  } catch (error) {
    return refuse(readError(error, 'member-damaged'));
  }
}

/** Where a member's data begins. Throws an `AppError` for one that Python's zipfile would not read either. */
export async function dataStartOf(archive: Archive, { entry, end }: Listed): Promise<number> {
  const zipped = zipError(entry);
  if (zipped) throw zipped;
  const { fileName, fileDataStart } = await archive.zip.readLocalFileHeaderPromise(entry);
  if (!fileName.equals(entry.fileNameRaw)) throw new AppError('member-name-differs', {});
  // As in Python's zipfile; padding and a data descriptor behind the data are room enough.
  if (fileDataStart + entry.compressedSize > end) throw new AppError('member-overlaps', {});
  return fileDataStart;
}

function zipError(entry: yauzl.Entry): AppError | undefined {
  const { compressionMethod, compressedSize, uncompressedSize } = entry;
  if (entry.isEncrypted()) return new AppError('member-encrypted', {});
  if (compressionMethod !== 0 && compressionMethod !== 8)
    return new AppError('member-compression', { method: compressionMethod });
  const possible =
    compressionMethod === 0
      ? compressedSize === uncompressedSize
      : uncompressedSize <= compressedSize * MAX_RATIO;
  return possible
    ? undefined
    : new AppError('member-size-impossible', { claimed: uncompressedSize, stored: compressedSize });
}

/** Checks the size in the archive against the one that dtype and shape require. */
function judge(entry: yauzl.Entry, name: string, header: NpyHeader, fileDataStart: number): Member {
  const held = entry.uncompressedSize - header.dataStart;
  if (held < 0) return refuse(new AppError('member-header-truncated', {}));
  const { dtype, shape, dataBytes: needed } = header;
  if (needed !== null && held !== needed)
    return refuse(
      new AppError('member-size-differs', { dtype, shape: shapeText(shape), needed, held }),
    );
  const facts: ArrayFacts = {
    name,
    dtype: header.dtype,
    descr: header.descr,
    shape: [...header.shape],
    fortranOrder: header.fortranOrder,
    bytes: held,
    compression: entry.compressionMethod === 0 ? 'stored' : 'deflated',
  };
  return { ok: true, facts, header, fileDataStart };
}
