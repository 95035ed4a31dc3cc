import { createHash } from 'node:crypto';

/** A number that is another one for other bytes. Not zlib's crc32: the Node of an older Electron has none. */
export const checksum = (bytes: Uint8Array): number =>
  createHash('sha1').update(bytes).digest().readUInt32BE(0);
