/** Damage to bytes, the same for the same random numbers. */

export type Random = () => number;

export const below = (random: Random, limit: number): number => Math.floor(random() * limit);

export function pick<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[below(random, list.length)] ?? list[0];
}

/** Lengths that readers trip over. */
const LENGTHS = [
  0, 1, 2, 0x7f, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
] as const;
const SIGNATURES = ['PK\x01\x02', 'PK\x03\x04', 'PK\x05\x06', 'PK\x06\x06'] as const;
/** No mutation makes an input longer than this. */
const MOST_BYTES = 2 * 1024 * 1024;

type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const flip: Mutation = (bytes, random) => {
  const at = below(random, bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8));
  return bytes;
};

const cut: Mutation = (bytes, random) => bytes.subarray(0, below(random, bytes.length));

const remove: Mutation = (bytes, random) => {
  const at = below(random, bytes.length);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(random, 64))]);
};

/** A stretch of another input in place of one of this. */
const splice: Mutation = (bytes, random, other) => {
  const [at, from] = [below(random, bytes.length), below(random, other.length)];
  const part = other.subarray(from, from + 1 + below(random, 512));
  return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at + below(random, 512))]);
};

/** A stretch again and again. */
const duplicate: Mutation = (bytes, random) => {
  const at = below(random, bytes.length);
  const part = bytes.subarray(at, at + 1 + below(random, 40));
  const times = Math.ceil(2 ** (random() * 13));
  return Buffer.concat([
    bytes.subarray(0, at),
    ...Array<Buffer>(times).fill(part),
    bytes.subarray(at),
  ]);
};

const length: Mutation = (bytes, random) => {
  if (bytes.length < 4) return bytes;
  const value = pick(random, LENGTHS);
  const at = below(random, bytes.length - 3);
  if (random() < 0.5) bytes.writeUInt16LE(value & 0xffff, at);
  else bytes.writeUInt32LE(value, at);
  return bytes;
};

/** A number or a byte in one of the zip's own records. */
const zipField: Mutation = (bytes, random) => {
  const places: number[] = [];
  for (const mark of SIGNATURES)
    for (
      let at = bytes.indexOf(mark, 0, 'latin1');
      at >= 0;
      at = bytes.indexOf(mark, at + 1, 'latin1')
    )
      places.push(at);
  const at = (places[below(random, places.length)] ?? 0) + 4 + 2 * below(random, 22);
  if (at + 4 > bytes.length) return bytes;
  const old = bytes.readUInt32LE(at);
  const value = random() < 0.5 ? pick(random, LENGTHS) : old + below(random, 9) - 4;
  if (random() < 0.5) bytes.writeUInt16LE(value & 0xffff, at);
  else bytes.writeUInt32LE(value >>> 0, at);
  return bytes;
};

/** A digit of a text: shapes, dtypes, versions. */
const digit: Mutation = (bytes, random) => {
  const start = below(random, bytes.length);
  const at = bytes.subarray(start).findIndex((byte) => byte >= 0x30 && byte <= 0x39);
  if (at < 0) return bytes;
  const text = Buffer.from(
    pick(random, [
      '0',
      '9',
      '-1',
      '65537',
      '4294967296',
      '9007199254740993',
      '1e9',
      '9'.repeat(400),
    ]),
  );
  return Buffer.concat([bytes.subarray(0, start + at), text, bytes.subarray(start + at + 1)]);
};

const MUTATIONS = [flip, cut, remove, splice, duplicate, length, zipField, digit] as const;

/** One to four mutations of a copy of `bytes`; `other` is what is spliced in. */
export function mutate(bytes: Buffer, random: Random, other: Buffer): Buffer {
  let out = Buffer.from(bytes);
  for (let left = 1 + below(random, 4); left > 0 && out.length > 0; left--)
    out = Buffer.from(pick(random, MUTATIONS)(out, random, other));
  return out.subarray(0, MOST_BYTES);
}
