/** CRC-32 of what a zip archive holds. Own code, because Node 18 has none. */
import * as zlib from 'node:zlib';

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function byTable(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  for (let i = 0; i < bytes.length; i++)
    crc = (TABLE[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** Of the bytes behind those whose sum is `before`. */
export const crc32 = (bytes: Uint8Array, before: number): number =>
  'crc32' in zlib ? zlib.crc32(bytes, before) : byTable(bytes, before);
