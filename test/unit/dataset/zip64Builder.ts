/** Zip archives of many gigabytes in sparse files, by the records of zip64. */

export const GIB = 1024 ** 3;
const BIG = 0xffffffff;

export interface Placed {
  name: string;
  at: number;
  header: Buffer;
  /** Size of the whole member. */
  size: number;
}

/** Local header and directory entry of a stored member whose sizes and offset are in zip64 fields. */
export function records({ name, at, size }: Placed): { local: Buffer; central: Buffer } {
  const text = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt32LE(BIG, 18);
  local.writeUInt32LE(BIG, 22);
  local.writeUInt16LE(text.length, 26);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(size), 12);
  extra.writeBigUInt64LE(BigInt(at), 20);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt32LE(BIG, 20);
  central.writeUInt32LE(BIG, 24);
  central.writeUInt16LE(text.length, 28);
  central.writeUInt16LE(extra.length, 30);
  central.writeUInt32LE(BIG, 42);
  return { local: Buffer.concat([local, text]), central: Buffer.concat([central, text, extra]) };
}

export function endRecords(count: number, size: number, at: bigint): Buffer {
  const end = Buffer.alloc(56 + 20 + 22);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(at, 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(at + BigInt(size), 64);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(0x06054b50, 76);
  end.writeUInt16LE(0xffff, 84);
  end.writeUInt16LE(0xffff, 86);
  end.writeUInt32LE(BIG, 88);
  end.writeUInt32LE(BIG, 92);
  return end;
}
