import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../../electron/node/dataset/read';
import { readPositions } from '../../../electron/node/pictures/positions';
import { reducePlane } from '../../../electron/node/pictures/reduce';
import { plane, unwatched, using } from '../pictures/numpy';
import { folder } from './folder';
import { dict, npy } from './npzBuilder';
import { endRecords, GIB, type Placed, records } from './zip64Builder';

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
