/** The header of an npy member, versions 1 to 3 (numpy's format NEP 1). */
import { AppError } from '../errors/appError';
import { readDtype, readShape } from './dtype';
import { parsePythonLiteral } from './pythonLiteral';

export interface NpyHeader {
  /** numpy's name of the dtype. */
  readonly dtype: string;
  /** The descriptor as written; a record's is the source text. */
  readonly descr: string;
  readonly shape: readonly number[];
  readonly fortranOrder: boolean;
  /** Where the data starts, in bytes from the member's start. */
  readonly dataStart: number;
  /** Bytes the data must have; null for pickled objects, whose size is not in the header. */
  readonly dataBytes: number | null;
}

type NpyHeaderReading =
  | { readonly header: NpyHeader }
  /** The bytes at hand end before the header does: come back with this many. */
  | { readonly header: null; readonly length: number };

/** Longest header that is read, in bytes. numpy itself refuses more than 10 000 by default. */
const MAX_HEADER_BYTES = 1024 * 1024;
/** numpy 2's limit. */
const MAX_DIMENSIONS = 64;
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Whether the bytes start as every npy file does. */
export const startsAsNpy = (bytes: Uint8Array): boolean =>
  MAGIC.every((byte, i) => bytes[i] === byte);

/** Reads the header off a member's first bytes. Throws an `AppError` for bytes that are none. */
export function readNpyHeader(bytes: Uint8Array): NpyHeaderReading {
  if (bytes.length < 12 || !startsAsNpy(bytes)) throw new AppError('header-not-npy', {});
  const version = bytes[6] ?? 0;
  if (version < 1 || version > 3) throw new AppError('header-version', { version });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = version === 1 ? 10 : 12;
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MAX_HEADER_BYTES)
    throw new AppError('header-too-long', { bytes: length, limit: MAX_HEADER_BYTES });
  const dataStart = start + length;
  if (bytes.length < dataStart) return { header: null, length: dataStart };
  return { header: readDict(decode(bytes.subarray(start, dataStart), version), dataStart) };
}

function decode(bytes: Uint8Array, version: number): string {
  try {
    return new TextDecoder(version === 3 ? 'utf-8' : 'latin1', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('header-not-utf8', {}, { cause });
  }
}

function readDict(text: string, dataStart: number): NpyHeader {
  const dict = parsePythonLiteral(text);
  const entries = dict?.kind === 'dict' ? new Map(dict.entries) : undefined;
  const descr = entries?.get('descr');
  const order = entries?.get('fortran_order');
  const dimensions = entries?.get('shape');
  if (entries?.size !== 3 || !descr || !dimensions || order?.kind !== 'bool')
    throw new AppError('header-damaged', {});
  const dtype = readDtype(descr);
  if (!dtype) throw new AppError('header-dtype', { dtype: short(descr.text) });
  const shape = readShape(dimensions);
  if (!shape || shape.length > MAX_DIMENSIONS)
    throw new AppError('header-shape', { shape: short(dimensions.text) });
  const size = shape.reduce((product, n) => product * Math.max(n, 1), dtype.itemSize || 1);
  if (!Number.isSafeInteger(size) || !shape.every(Number.isSafeInteger))
    throw new AppError('header-shape-impossible', { shape: short(dimensions.text) });
  return {
    dtype: dtype.name,
    descr: short(descr.kind === 'str' ? descr.value : descr.text),
    shape,
    fortranOrder: order.value,
    dataStart,
    dataBytes: dtype.itemSize === null ? null : shape.reduce((a, n) => a * n, dtype.itemSize),
  };
}

const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
