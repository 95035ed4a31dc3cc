/**
 * TensorBoard's event files: TFRecord frames around protobuf messages, of which scalars are read
 * (tensorflow/core/util/event.proto, tensorflow/core/framework/summary.proto).
 */

import { AppError } from '../errors/appError';
import { Damaged, isDamage } from '../errors/internal';

export interface Scalar {
  readonly tag: string;
  readonly step: number;
  readonly value: number;
  /** Seconds since 1970. */
  readonly time: number;
}

export interface EventsReading {
  readonly scalars: readonly Scalar[];
  /** Why reading ended before the end of the file; null where it did not. */
  readonly error: AppError | null;
}

/** Bytes of one event; scalars have a hundred. */
const MOST_EVENT = 16 * 1024 * 1024;
/** Values of a file; a long run has some hundred thousand. */
const MOST_SCALARS = 2_000_000;
const FRAME = 12;

/** The scalars of a file's bytes, up to the first frame that is damaged or cut short. Never throws for a bad file. */
export function readEvents(bytes: Uint8Array): EventsReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const scalars: Scalar[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + FRAME > bytes.length) return { scalars, error: new AppError('events-cut', {}) };
    const length = view.getBigUint64(at, true);
    if (view.getUint32(at + 8, true) !== masked(bytes.subarray(at, at + 8)))
      return { scalars, error: new AppError('events-damaged', { at }) };
    if (length > MOST_EVENT)
      return {
        scalars,
        error: new AppError('events-too-large', { bytes: Number(length), limit: MOST_EVENT }),
      };
    const end = at + FRAME + Number(length);
    if (end + 4 > bytes.length) return { scalars, error: new AppError('events-cut', {}) };
    const event = bytes.subarray(at + FRAME, end);
    if (view.getUint32(end, true) !== masked(event))
      return { scalars, error: new AppError('events-damaged', { at }) };
    if (scalars.length > MOST_SCALARS)
      return { scalars, error: new AppError('events-too-many', { limit: MOST_SCALARS }) };
    try {
      for (const scalar of scalarsOf(event)) scalars.push(scalar);
    } catch (error) {
      if (!isDamage(error)) throw error;
      return { scalars, error: new AppError('events-damaged', { at }, { cause: error }) };
    }
    at = end + 4;
  }
  return { scalars, error: null };
}

/** A field of a message: its number, and its bytes or its number. */
type Field =
  | { readonly number: number; readonly bytes: Uint8Array }
  | { readonly number: number; readonly value: bigint };

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/** Throws `Damaged` for bytes that are no message. */
function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[at];
      if (byte === undefined) throw new Damaged('beyond the end');
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new Damaged('a number of more than ten bytes');
  };
  const take = (length: number): Uint8Array => {
    if (at + length > message.length) throw new Damaged('beyond the end');
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const key = varint();
    const number = Number(key >> 3n);
    const type = Number(key & 7n);
    if (type === VARINT) yield { number, value: varint() };
    else if (type === FIXED64) yield { number, bytes: take(8) };
    else if (type === BYTES) yield { number, bytes: take(Number(varint())) };
    else if (type === FIXED32) yield { number, bytes: take(4) };
    else throw new Damaged('an unknown kind of field');
  }
}

const utf8 = new TextDecoder('utf-8');
const double = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat64(0, true);
const float = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat32(0, true);

function scalarsOf(event: Uint8Array): Scalar[] {
  let time = 0;
  let step = 0;
  const found: { tag: string; value: number }[] = [];
  for (const field of fieldsOf(event)) {
    if ('value' in field) {
      if (field.number === 2) step = Number(BigInt.asIntN(64, field.value));
    } else if (field.number === 1) time = double(field.bytes);
    else if (field.number === 5)
      for (const value of fieldsOf(field.bytes))
        if (value.number === 1 && 'bytes' in value) found.push(...scalarOf(value.bytes));
  }
  return found.map(({ tag, value }) => ({ tag, step, value, time }));
}

/** `simple_value`, or a tensor of one 32-bit float. */
function scalarOf(message: Uint8Array): { tag: string; value: number }[] {
  let tag = '';
  let value: number | null = null;
  for (const field of fieldsOf(message)) {
    if (!('bytes' in field)) continue;
    if (field.number === 1) tag = utf8.decode(field.bytes);
    else if (field.number === 2) value = float(field.bytes);
    else if (field.number === 8) value ??= tensorValue(field.bytes);
  }
  return tag === '' || value === null ? [] : [{ tag, value }];
}

const DT_FLOAT = 1n;

function tensorValue(message: Uint8Array): number | null {
  let isFloat = false;
  let value: number | null = null;
  for (const field of fieldsOf(message)) {
    if ('value' in field) isFloat ||= field.number === 1 && field.value === DT_FLOAT;
    else if ((field.number === 4 || field.number === 5) && field.bytes.length === 4)
      value = float(field.bytes);
  }
  return isFloat ? value : null;
}

/** CRC-32C by table (RFC 3720). */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value;
});

/** The checksum as TFRecord stores it: rotated, and a constant added. */
function masked(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  crc = ~crc >>> 0;
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
