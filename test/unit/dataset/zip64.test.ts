import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../../electron/node/dataset/read';
import { readPositions } from '../../../electron/node/pictures/positions';
import { reducePlane } from '../../../electron/node/pictures/reduce';
import { plane, unwatched, using } from '../pictures/numpy';
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

/** The pattern that holds something: its first pixel is 7. */
const MIDDLE = 12000;

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
  const coordinates = ['xcoords.npy', 'ycoords.npy'].map((name, i): Placed => {
    const header = npy(dict("'<f8'", '(20480,)'));
    const at = 5 * GIB + (i + 1) * 2 ** 20;
    return { name, at, header, size: header.length + 20480 * 8 };
  });
  const members = [first, second, ...coordinates];
  const file = openSync(path, 'w');
  for (const member of members) {
    const { local } = records(member);
    writeSync(file, Buffer.concat([local, member.header]), 0, undefined, member.at);
  }
  const value = Buffer.alloc(4);
  value.writeFloatLE(7);
  const { length: local } = records(first).local;
  writeSync(file, value, 0, 4, local + patterns.length + MIDDLE * 256 * 256 * 4);
  const directory = Buffer.concat(members.map((member) => records(member).central));
  const at = 6 * GIB;
  const end = endRecords(members.length, directory.length, BigInt(at));
  writeSync(file, Buffer.concat([directory, end]), 0, undefined, at);
  closeSync(file);
}

describe('zip64', () => {
  it.skipIf(process.platform === 'win32')('a dataset of 6 GiB is read at once', async () => {
    const path = join(folder, 'large.npz');
    writeSparse(path);
    const reading = await readDataset(path);
    expect(reading).toMatchObject({
      status: 'ok',
      arrays: [
        { name: 'diffraction', shape: [20480, 256, 256], bytes: 5 * GIB, compression: 'stored' },
        { name: 'probeGuess', shape: [256, 256], dtype: 'complex64' },
        { name: 'xcoords', shape: [20480] },
        { name: 'ycoords', shape: [20480] },
      ],
      unreadable: [],
    });
    if (reading.status === 'ok') expect(reading.size).toBeGreaterThan(6 * GIB);
  });

  it.skipIf(process.platform === 'win32')('a dataset of 6 GiB is drawn', async () => {
    const path = join(folder, 'drawn.npz');
    writeSparse(path);
    expect(statSync(path).blocks * 512).toBeLessThan(2 ** 20);
    const middle = await plane(path, 'diffraction', MIDDLE);
    expect(reducePlane(middle, 256).stats).toMatchObject({ max: 7, zeros: 256 * 256 - 1 });
    expect((await plane(path, 'diffraction', 20479)).data).toHaveLength(256 * 256);
    const positions = await using(path, (npz) => readPositions(npz, unwatched()));
    expect(positions).toMatchObject({ count: 20480 });
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
