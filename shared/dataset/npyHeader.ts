/** The header of an npy member, versions 1 to 3 (numpy's format NEP 1). */
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
  | { readonly ok: true; readonly header: NpyHeader }
  | { readonly ok: false; readonly problem: string }
  /** The bytes at hand end before the header does: come back with this many. */
  | { readonly ok: 'more'; readonly length: number };

/** Longest header that is read, in bytes. numpy itself refuses more than 10 000 by default. */
const MAX_HEADER_BYTES = 1024 * 1024;
/** numpy 2's limit. */
const MAX_DIMENSIONS = 64;
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

const refuse = (problem: string) => ({ ok: false, problem }) as const;

/** Whether the bytes start as every npy file does. */
export const startsAsNpy = (bytes: Uint8Array): boolean =>
  MAGIC.every((byte, i) => bytes[i] === byte);

/** Reads the header off a member's first bytes. Never throws. */
export function readNpyHeader(bytes: Uint8Array): NpyHeaderReading {
  if (bytes.length < 12 || !startsAsNpy(bytes))
    return refuse('It does not start as a NumPy array does. Save it again with numpy.savez.');
  const version = bytes[6] ?? 0;
  if (version < 1 || version > 3)
    return refuse(`Its npy format has version ${version}; versions 1 to 3 are known.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = version === 1 ? 10 : 12;
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MAX_HEADER_BYTES)
    return refuse(
      `Its header claims ${length} bytes; more than ${MAX_HEADER_BYTES} are not read. The array is damaged or not NumPy's.`,
    );
  const dataStart = start + length;
  if (bytes.length < dataStart) return { ok: 'more', length: dataStart };
  const text = decode(bytes.subarray(start, dataStart), version);
  return text === null ? refuse('Its header is not valid UTF-8.') : readDict(text, dataStart);
}

function decode(bytes: Uint8Array, version: number): string | null {
  try {
    return new TextDecoder(version === 3 ? 'utf-8' : 'latin1', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readDict(text: string, dataStart: number): NpyHeaderReading {
  const dict = parsePythonLiteral(text);
  const entries = dict?.kind === 'dict' ? new Map(dict.entries) : undefined;
  const descr = entries?.get('descr');
  const order = entries?.get('fortran_order');
  const dimensions = entries?.get('shape');
  if (entries?.size !== 3 || !descr || !dimensions || order?.kind !== 'bool')
    return refuse('Its header is damaged: it does not say dtype, order and shape as NumPy does.');
  const dtype = readDtype(descr);
  if (!dtype) return refuse(`Its dtype ${short(descr.text)} is not one that NumPy knows.`);
  const shape = readShape(dimensions);
  if (!shape || shape.length > MAX_DIMENSIONS)
    return refuse(`Its shape ${short(dimensions.text)} is not one that NumPy writes.`);
  const size = shape.reduce((product, n) => product * Math.max(n, 1), dtype.itemSize || 1);
  if (!Number.isSafeInteger(size) || !shape.every(Number.isSafeInteger))
    return refuse(`Its shape ${short(dimensions.text)} is too large to exist.`);
  return {
    ok: true,
    header: {
      dtype: dtype.name,
      descr: short(descr.kind === 'str' ? descr.value : descr.text),
      shape,
      fortranOrder: order.value,
      dataStart,
      dataBytes: dtype.itemSize === null ? null : shape.reduce((a, n) => a * n, dtype.itemSize),
    },
  };
}

const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
