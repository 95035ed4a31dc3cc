// @ts-check
/** Writing npy arrays and npz archives as numpy.savez_compressed does. */
import { zipSync } from 'fflate';

/** @typedef {{ descr: string, shape: number[], data: ArrayBufferView }} NpyArray little-endian, C order */

/** One array as npy version 1. @param {NpyArray} array */
function npyBytes({ descr, shape, data }) {
  const tuple = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  const dict = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }`;
  // numpy aligns the data to 64 bytes.
  const length = Math.ceil((10 + dict.length + 1) / 64) * 64 - 10;
  const header = Buffer.from(`\x93NUMPY\x01\x00  ${dict.padEnd(length - 1)}\n`, 'latin1');
  header.writeUInt16LE(length, 8);
  return Buffer.concat([header, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)]);
}

/** The arrays as one deflated archive without clock time. @param {Record<string, NpyArray>} arrays */
export function npzBytes(arrays) {
  /** @type {Record<string, Uint8Array>} */
  const members = {};
  for (const [name, array] of Object.entries(arrays)) members[`${name}.npy`] = npyBytes(array);
  return zipSync(members, { level: 9, mtime: new Date(1980, 0, 1) });
}
