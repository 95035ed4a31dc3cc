/** Writes npy members and zip archives by hand, so that tests can make them lie. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface MemberSpec {
  name: string;
  data: Uint8Array;
  /** Zip method; 8 deflates, anything else stores. */
  method?: number;
  /** The deflated bytes, when they are to be others than a compressor's. */
  deflated?: Uint8Array;
  flags?: number;
  /** What the directory claims in place of the truth. */
  claimedSize?: number;
  claimedCompressed?: number;
}

/** An npy member, version 1 unless told, with any header text. */
export function npy(dict: string, data: Uint8Array = new Uint8Array(), version = 1): Buffer {
  const text = Buffer.from(`${dict}\n`, version === 3 ? 'utf8' : 'latin1');
  const head = Buffer.alloc(version === 1 ? 10 : 12);
  head.write('\x93NUMPY', 'latin1');
  head[6] = version;
  if (version === 1) head.writeUInt16LE(text.length, 8);
  else head.writeUInt32LE(text.length, 8);
  return Buffer.concat([head, text, data]);
}

export const dict = (descr: string, shape: string, fortran = 'False'): string =>
  `{'descr': ${descr}, 'fortran_order': ${fortran}, 'shape': ${shape}, }`;

/** Deflated in a block for each byte: the most room that a header can take. */
export const deflatedByteByByte = (data: Uint8Array): Buffer =>
  Buffer.concat(
    Array.from(data, (byte, i) =>
      Buffer.from([i === data.length - 1 ? 1 : 0, 1, 0, 0xfe, 0xff, byte]),
    ),
  );

/** numpy's unicode array of one element. */
export function unicode(text: string, order: '<' | '>' = '<', shape = '()'): Buffer {
  const codes = Array.from(text, (c) => c.codePointAt(0) ?? 0);
  const data = Buffer.alloc(4 * codes.length);
  codes.forEach((code, i) => {
    if (order === '<') data.writeUInt32LE(code, 4 * i);
    else data.writeUInt32BE(code, 4 * i);
  });
  return npy(dict(`'${order}U${codes.length}'`, shape), data);
}

function fields(signature: number, member: MemberSpec, stored: Uint8Array, skip: number): Buffer {
  const head = Buffer.alloc(skip + 26);
  head.writeUInt32LE(signature, 0);
  head.writeUInt16LE(member.flags ?? 0, skip + 2);
  head.writeUInt16LE(member.method ?? 0, skip + 4);
  head.writeUInt32LE(crc32(member.data), skip + 10);
  head.writeUInt32LE(member.claimedCompressed ?? stored.length, skip + 14);
  head.writeUInt32LE(member.claimedSize ?? member.data.length, skip + 18);
  head.writeUInt16LE(Buffer.byteLength(member.name), skip + 22);
  return head;
}

/** A zip archive of the members. `count`: how many the end record claims. */
export function zip(members: MemberSpec[], count = members.length): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = Buffer.from(member.name);
    const stored =
      member.method === 8 ? (member.deflated ?? deflateRawSync(member.data)) : member.data;
    const local = Buffer.concat([fields(0x04034b50, member, stored, 4), name, stored]);
    const tail = Buffer.alloc(16);
    tail.writeUInt32LE(offset, 12);
    directory.push(fields(0x02014b50, member, stored, 6), tail.subarray(2), name);
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
