import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../../electron/dataset/read';
import { folder } from './folder';
import { dict, npy } from './npzBuilder';

const GIB = 1024 ** 3;
const BIG = 0xffffffff;

interface Placed {
  name: string;
  at: number;
  header: Buffer;
  /** Size of the whole member. */
  size: number;
}

/** Local header and directory entry of a stored member whose sizes and offset are in zip64 fields. */
function records({ name, at, size }: Placed): { local: Buffer; central: Buffer } {
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

function endRecords(count: number, size: number, at: bigint): Buffer {
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

/** A sparse file: 5 GiB of patterns that take no room, and a probe after them. */
function writeSparse(path: string): void {
  const patterns = npy(dict("'<f4'", '(20480, 256, 256)'));
  const probe = npy(dict("'<c8'", '(256, 256)'));
  const first: Placed = {
    name: 'diffraction.npy',
    at: 0,
    header: patterns,
    size: patterns.length + 5 * GIB,
  };
  const second: Placed = {
    name: 'probeGuess.npy',
    at: 5 * GIB + 4096,
    header: probe,
    size: probe.length + 256 * 256 * 8,
  };
  const file = openSync(path, 'w');
  for (const member of [first, second]) {
    const { local } = records(member);
    writeSync(file, Buffer.concat([local, member.header]), 0, undefined, member.at);
  }
  const directory = Buffer.concat([records(first).central, records(second).central]);
  const at = 6 * GIB;
  const end = endRecords(2, directory.length, BigInt(at));
  writeSync(file, Buffer.concat([directory, end]), 0, undefined, at);
  closeSync(file);
}

describe('zip64', () => {
  it.skipIf(process.platform === 'win32')('a dataset of 6 GiB is read at once', async () => {
    const path = join(folder, 'large.npz');
    writeSparse(path);
    const start = performance.now();
    const reading = await readDataset(path);
    expect(performance.now() - start).toBeLessThan(1000);
    expect(reading).toMatchObject({
      status: 'ok',
      arrays: [
        { name: 'diffraction', shape: [20480, 256, 256], bytes: 5 * GIB, compression: 'stored' },
        { name: 'probeGuess', shape: [256, 256], dtype: 'complex64' },
      ],
      unreadable: [],
    });
    if (reading.status === 'ok') expect(reading.size).toBeGreaterThan(6 * GIB);
  });

  it.each([2n ** 63n, 2n ** 64n - 200n, 2n ** 53n])('offset %i is refused', async (at) => {
    const path = join(folder, `offset${at}.npz`);
    const end = endRecords(1, 0, at);
    const file = openSync(path, 'w');
    writeSync(file, Buffer.concat([Buffer.from('PK\x03\x04'), end]));
    closeSync(file);
    expect(await readDataset(path)).toMatchObject({ status: 'unreadable' });
  });
});
