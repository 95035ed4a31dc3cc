/** The length that an HDF5 file says it has, from its superblock (HDF5 File Format Specification 3.0, II.A). */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { signatureAt } from './gate';

const SIGNATURE_BYTES = 8;
/** The largest superblock that is read, of version 1 with addresses of eight bytes. */
const MOST_BYTES = 96;

interface Lengths {
  readonly bytes: number;
  /** The end of the data. */
  readonly needed: number;
}

/** The bytes of a file and those that it needs; null where it does not say. Never throws. */
export function fileLengths(file: string): Lengths | null {
  try {
    const handle = openSync(file, 'r');
    try {
      const start = signatureAt(handle);
      if (start === null) return null;
      const block = Buffer.alloc(MOST_BYTES);
      const read = readSync(handle, block, 0, MOST_BYTES, start);
      const needed = endOfData(block.subarray(SIGNATURE_BYTES, read));
      return needed === null ? null : { bytes: fstatSync(handle).size, needed };
    } finally {
      closeSync(handle);
    }
  } catch {
    return null;
  }
}

/** The end of file address, which counts from the beginning of the file. @param block what follows the signature */
function endOfData(block: Buffer): number | null {
  const version = block.readUInt8(0);
  // Before version 2: other versions, the ranks of B-trees and the flags come between.
  const sizeAt = version < 2 ? 5 : 1;
  const addresses = version === 0 ? 16 : version === 1 ? 20 : 4;
  if (version > 3 || block.readUInt8(sizeAt) !== 8) return null;
  // Base address; free space or the superblock's extension; end of file.
  const end = Number(block.readBigUInt64LE(addresses + 16));
  return Number.isSafeInteger(end) ? end : null;
}
