/** Array bytes as numbers, decoded by npyjs. */

import { load } from 'npyjs';
import type { NpyHeader } from '../../../shared/dataset/npyHeader';
import { AppError } from '../../../shared/errors/appError';
import { Bug } from '../../../shared/errors/internal';

/** The descriptors that npyjs decodes once they are little-endian. */
const DRAWABLE = /^[<>|=](b1|[iu][1248]|f[248]|c8|c16)$/;
/** Of the npy file made for npyjs; the data behind it is aligned for every dtype. */
const HEADER_BYTES = 128;

export interface Numbers {
  /** Interleaved real and imaginary parts when complex. */
  readonly data: ArrayLike<number>;
  readonly complex: boolean;
}

/** Bytes of one element. Throws an `AppError` for text, objects, records and other dtypes without numbers. */
export function itemSize(name: string, { dtype, descr }: NpyHeader): number {
  const kind = DRAWABLE.exec(descr)?.[1];
  if (kind) return Number(kind.slice(1));
  throw new AppError('array-dtype', { array: name, dtype });
}

/** Decodes elements of that descriptor, in either byte order. */
export async function decode(
  bytes: Buffer,
  descr: string,
  shape: readonly number[],
): Promise<Numbers> {
  // npyjs makes a JavaScript array of booleans; as bytes they are 0 and 1.
  const kind = descr.slice(1).replace('b1', 'u1');
  const complex = kind.startsWith('c');
  const file = npyFile(bytes, kind, shape);
  if (descr.startsWith('>'))
    swap(Buffer.from(file, HEADER_BYTES), Number(kind.slice(1)) / (complex ? 2 : 1));
  return { data: numbers((await load(file)).data), complex };
}

/** An npy file of the bytes, in one buffer that npyjs takes as it is. */
function npyFile(bytes: Buffer, kind: string, shape: readonly number[]): ArrayBuffer {
  const file = new ArrayBuffer(HEADER_BYTES + bytes.length);
  const dict = `{'descr': '<${kind}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  const head = Buffer.from(file, 0, HEADER_BYTES);
  head.fill(' ').write('\x93NUMPY\x01\x00', 'latin1');
  head.writeUInt16LE(HEADER_BYTES - 10, 8);
  head.write(`${dict.padEnd(HEADER_BYTES - 11)}\n`, 10, 'latin1');
  Buffer.from(file, HEADER_BYTES).set(bytes);
  return file;
}

/** Reverses the bytes of each number in place. */
function swap(bytes: Buffer, size: number): void {
  if (size === 2) bytes.swap16();
  if (size === 4) bytes.swap32();
  if (size === 8) bytes.swap64();
}

function numbers(view: ArrayBufferView): ArrayLike<number> {
  if (view instanceof BigInt64Array || view instanceof BigUint64Array) return rounded(view);
  if (
    view instanceof Float32Array ||
    view instanceof Float64Array ||
    view instanceof Int8Array ||
    view instanceof Uint8Array ||
    view instanceof Int16Array ||
    view instanceof Uint16Array ||
    view instanceof Int32Array ||
    view instanceof Uint32Array
  )
    return view;
  throw new Bug(`npyjs decodes to ${view.constructor.name}`);
}

/** 64-bit integers as the nearest float64. `from` would make a list of them all first. */
function rounded(view: BigInt64Array | BigUint64Array): Float64Array {
  const out = new Float64Array(view.length);
  for (let at = 0; at < out.length; at++) out[at] = Number(view[at]);
  return out;
}
