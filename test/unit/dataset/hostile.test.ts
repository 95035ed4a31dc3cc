import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../../electron/node/dataset/read';
import { datasetReadingSchema } from '../../../shared/dataset/facts';
import type { ErrorCode } from '../../../shared/errors/codes';
import { folder, readBytes, readMembers } from './folder';
import { deflatedByteByByte, dict, npy, zip } from './npzBuilder';

const array = (n = 4) => npy(dict("'<f4'", `(${n},)`), Buffer.alloc(4 * n));
const problems = async (...members: Parameters<typeof readMembers>) =>
  (await readMembers(...members)).unreadable;
const about = (name: string, problem: RegExp, code: ErrorCode = 'member-damaged') => [
  { name, code, problem: expect.stringMatching(problem) },
];
/** What cannot even be looked at is not there, as it is for PtychoPINN's factory. */
const absent = (problem: RegExp) => ({
  status: 'missing',
  code: 'dataset-unreadable',
  problem: expect.stringMatching(problem),
});

const refused = (problem: RegExp, code: ErrorCode) => ({
  status: 'unreadable',
  code,
  problem: expect.stringMatching(problem),
});

describe('paths that are no datasets', () => {
  it('missing', async () => {
    const missing = {
      status: 'missing',
      code: 'dataset-missing',
      problem: expect.stringContaining('does not exist'),
    };
    expect(await readDataset(join(folder, 'none.npz'))).toEqual(missing);
    expect(await readDataset('test/fixtures/npz/train32.npz/inside')).toEqual(missing);
    expect(await readDataset('')).toEqual({
      status: 'missing',
      code: 'dataset-not-chosen',
      problem: 'No dataset is open.',
    });
  });

  it('a folder, a device, a name that no system takes', async () => {
    mkdirSync(join(folder, 'folder.npz'));
    expect(await readDataset(join(folder, 'folder.npz'))).toEqual(
      refused(/is a folder/, 'dataset-not-regular'),
    );
    if (process.platform !== 'win32')
      expect(await readDataset('/dev/zero')).toEqual(
        refused(/pipe or a device/, 'dataset-not-regular'),
      );
    expect(await readDataset('a\0b')).toEqual(absent(/contains a NUL character/));
    expect(await readDataset('x'.repeat(5000))).toEqual(absent(/the path is too long/));
  });

  it.skipIf(process.platform === 'win32')('a pipe does not hang', async () => {
    const pipe = join(folder, 'pipe.npz');
    execFileSync('mkfifo', [pipe]);
    expect(await readDataset(pipe)).toEqual(refused(/pipe or a device/, 'dataset-not-regular'));
  });

  it.skipIf(process.platform === 'win32')('a link that leads to itself', async () => {
    symlinkSync('loop.npz', join(folder, 'loop.npz'));
    expect(await readDataset(join(folder, 'loop.npz'))).toEqual(
      absent(/cannot be read: its symbolic links form a loop/),
    );
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('no permission', async () => {
    const path = join(folder, 'locked.npz');
    writeFileSync(path, zip([{ name: 'a.npy', data: array() }]));
    chmodSync(path, 0);
    expect(await readDataset(path)).toEqual(
      refused(/do not have permission/, 'dataset-unreadable'),
    );
  });
});

describe('members that are not what they seem', () => {
  it('a good one beside them is still read', async () => {
    const { arrays, unreadable } = await readMembers(
      { name: 'good.npy', data: array() },
      { name: '../../etc/passwd.npy', data: array() },
      { name: '/abs.npy', data: array() },
      { name: 'a\\b.npy', data: array() },
      { name: 'bell\x07.npy', data: array(), flags: 0x800 },
      { name: 'notes.txt', data: Buffer.from('hello') },
      { name: 'sub/', data: Buffer.alloc(0) },
      { name: 'sub/inner.npy', data: array() },
      { name: `${'n'.repeat(300)}.npy`, data: array() },
    );
    expect(arrays.map(({ name }) => name)).toEqual(['good', 'sub/inner']);
    expect(unreadable.map(({ name }) => name)).toEqual([
      '../../etc/passwd.npy',
      '/abs.npy',
      'a\\b.npy',
      'bell�.npy',
      'notes.txt',
      'sub/',
      `${'n'.repeat(100)}…`,
    ]);
  });

  it('headers that take more bytes than those read at first are read all the same', async () => {
    const many = npy(
      dict("'<f4'", `(${Array(40).fill(1).join(', ')}, 5)`.padEnd(900)),
      Buffer.alloc(20),
    );
    const { arrays, unreadable } = await readMembers(
      { name: 'long.npy', data: many },
      { name: 'long8.npy', data: many, method: 8 },
      { name: 'blocks.npy', data: array(), method: 8, deflated: deflatedByteByByte(array()) },
      { name: 'both.npy', data: many, method: 8, deflated: deflatedByteByByte(many) },
    );
    expect(unreadable).toEqual([]);
    expect(arrays.map(({ shape }) => shape.at(-1))).toEqual([5, 5, 4, 5]);
  });

  it('encrypted', async () => {
    const member = { name: 'a.npy', data: array(), flags: 1 };
    expect(await problems(member)).toEqual(about('a', /encrypted/, 'member-encrypted'));
  });

  it('compressed in a way NumPy does not', async () => {
    const member = { name: 'a.npy', data: array(), method: 12 };
    expect(await problems(member)).toEqual(about('a', /zip method 12/, 'member-compression'));
  });

  it('duplicates: the last counts, as in NumPy', async () => {
    const { arrays, unreadable } = await readMembers(
      { name: 'a.npy', data: array(4) },
      { name: 'a.npy', data: array(7) },
    );
    expect(arrays).toMatchObject([{ name: 'a', shape: [7] }]);
    expect(unreadable).toEqual(about('a', /Several members/, 'member-duplicate'));
  });

  it.each([0, 8])('cut short or too long (method %i)', async (method) => {
    const short = { name: 'a.npy', data: array().subarray(0, -1), method };
    expect(await problems(short)).toEqual(
      about('a', /requires 16 bytes.*contains 15.*truncated/, 'member-size-differs'),
    );
    const long = { name: 'a.npy', data: Buffer.concat([array(), Buffer.alloc(1)]), method };
    expect(await problems(long)).toEqual(
      about('a', /contains 17.*Other data follows/, 'member-size-differs'),
    );
    const header = { name: 'a.npy', data: array().subarray(0, 40), method };
    expect(await problems(header)).toEqual(
      about('a', /within the header/, 'member-header-truncated'),
    );
  });

  it('sizes that the archive makes up', async () => {
    const stored = { name: 'a.npy', data: array(), claimedSize: 4_000_000_000 };
    expect(await problems(stored)).toEqual(
      about('a', /claims 4000000000 bytes/, 'member-size-impossible'),
    );
    expect(await problems({ ...stored, method: 8 })).toEqual(
      about('a', /claims 4000000000 bytes/, 'member-size-impossible'),
    );
    const beyond = { ...stored, claimedCompressed: 4_000_000_000 };
    expect(await problems(beyond)).toEqual(about('a', /damaged/));
  });

  it('deflated data that is noise', async () => {
    const noise = npy(dict("'<f4'", '(4,)'), Buffer.alloc(16));
    const bytes = zip([{ name: 'a.npy', data: noise, method: 8 }]);
    bytes.fill(0xff, 35, 60);
    expect(await readBytes(bytes)).toMatchObject({ unreadable: about('a', /damaged/) });
  });

  it('a zip bomb costs no memory: only the first bytes come out', async () => {
    const bomb = npy(dict("'|u1'", '(64000000,)'), Buffer.alloc(64_000_000));
    const bytes = zip([{ name: 'diffraction.npy', data: bomb, method: 8 }]);
    const before = process.memoryUsage().arrayBuffers;
    const reading = await readBytes(bytes);
    expect(reading).toMatchObject({ arrays: [{ dtype: 'uint8', bytes: 64_000_000 }] });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('an archive without arrays, or with a claimed million', async () => {
    expect(await readBytes(zip([]))).toEqual(refused(/no \.npy arrays/, 'npz-without-arrays'));
    const text = { name: 'a.txt', data: Buffer.from('a') };
    expect(await readBytes(zip([text]))).toEqual(refused(/no \.npy arrays/, 'npz-without-arrays'));
    expect(await readBytes(zip([text], 60000))).toEqual(
      refused(/claims 60000 members/, 'npz-too-many-members'),
    );
    expect(await readBytes(zip([text], 3))).toEqual(
      refused(/directory .* is damaged/, 'npz-damaged'),
    );
  });
});

describe('damage anywhere', () => {
  const small = zip([
    { name: 'diffraction.npy', data: array(), method: 8 },
    { name: '_metadata.npy', data: array() },
  ]);

  it('every byte of a small archive flipped gives a reading, never a throw', async () => {
    const statuses = { ok: 0, missing: 0, unreadable: 0 };
    for (let i = 0; i < small.length; i++) {
      const bytes = Buffer.from(small);
      bytes[i] = (bytes[i] ?? 0) ^ (i % 2 ? 0xff : 1 << (i % 8));
      statuses[datasetReadingSchema.parse(await readBytes(bytes)).status] += 1;
    }
    expect(statuses.ok).toBeGreaterThan(300);
    expect(statuses.unreadable).toBeGreaterThan(30);
  });

  it('every length of a small archive cut short is refused', async () => {
    for (let length = 0; length < small.length; length++)
      expect((await readBytes(small.subarray(0, length))).status).toBe('unreadable');
  });

  it('a flipped header of a real file names the array', async () => {
    const bytes = readFileSync('test/fixtures/npz/train64_stored.npz');
    bytes[bytes.indexOf("'descr'")] = 0x21;
    expect(await readBytes(bytes)).toMatchObject({
      status: 'ok',
      unreadable: about('diffraction', /header is damaged/, 'header-damaged'),
    });
  });
});
