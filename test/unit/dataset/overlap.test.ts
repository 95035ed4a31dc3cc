/** Members that share bytes, made of archives that numpy and Python's zipfile wrote. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../../electron/node/dataset/read';
import { MemberCache } from '../../../electron/node/npz/memberCache';
import { OpenNpz } from '../../../electron/node/npz/openNpz';
import { runPython } from '../../python';
import { folder, readBytes } from './folder';

/** Runs `code` with `path` set; the bytes of the file that it wrote there. */
function python(name: string, code: string): { path: string; bytes: Buffer } {
  const path = join(folder, name);
  runPython(['-c', `import sys, io, zipfile, numpy as np\npath = sys.argv[1]\n${code}`, path]);
  return { path, bytes: readFileSync(path) };
}

const ARRAYS = `a = np.arange(64, dtype='f4'), b = np.ones((8, 8)), c = np.arange(9)`;
const CENTRAL = 'PK\x01\x02';
const LOCAL = 'PK\x03\x04';

/** Places of a mark in the order of the file. */
function places(bytes: Buffer, mark: string): number[] {
  const found: number[] = [];
  for (
    let at = bytes.indexOf(mark, 0, 'latin1');
    at >= 0;
    at = bytes.indexOf(mark, at + 1, 'latin1')
  )
    found.push(at);
  return found;
}

const names = (reading: Awaited<ReturnType<typeof readBytes>>) => {
  if (reading.status !== 'ok') throw new Error(reading.problem);
  return {
    arrays: reading.arrays.map(({ name }) => name),
    refused: reading.unreadable.map(({ name, problem }) => [name, /another member/.test(problem)]),
  };
};

describe('members that overlap', () => {
  it('one whose data takes in the header and data of the next, under its right name', async () => {
    const { bytes } = python('stored.npz', `np.savez(path, ${ARRAYS})`);
    const [first = 0] = places(bytes, CENTRAL);
    const [, , third = 0] = places(bytes, LOCAL);
    const start = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
    // `a` is told to be as long as to the third member, in directory and in front.
    bytes.writeUInt32LE(third - start, first + 20);
    bytes.writeUInt32LE(third - start, first + 24);
    expect(names(await readBytes(bytes))).toEqual({
      arrays: ['b', 'c'],
      refused: [['a', true]],
    });
  });

  it('a member quoted inside of another, header and all, as in a bomb', async () => {
    const { bytes } = python(
      'quoted.npz',
      `inner = io.BytesIO()
np.savez(inner, b=np.arange(4.0))
inner = inner.getvalue()
local = inner[:inner.index(b'PK\\x01\\x02')]
outer = io.BytesIO()
np.save(outer, np.frombuffer(local, 'u1'))
with zipfile.ZipFile(path, 'w') as z:
    z.writestr('a.npy', outer.getvalue())
    at = z.fp.tell()
    z.writestr('b.npy', inner[30 + 5 + int.from_bytes(inner[28:30], 'little'):inner.index(b'PK\\x01\\x02')])`,
    );
    const [, quoted = 0] = places(bytes, LOCAL);
    const [, second = 0] = places(bytes, CENTRAL);
    bytes.writeUInt32LE(quoted, second + 42);
    expect(names(await readBytes(bytes))).toEqual({ arrays: ['b'], refused: [['a', true]] });
  });

  it('the same bytes told twice are one member and a finding', async () => {
    const { bytes } = python('twice.npz', `np.savez(path, a=np.arange(4.0), b=np.arange(4.0))`);
    const [first = 0, second = 0] = places(bytes, CENTRAL);
    bytes.copy(bytes, second, first, second);
    const reading = names(await readBytes(bytes));
    expect(reading).toEqual({
      arrays: [],
      refused: [
        ['a', true],
        ['a', false],
      ],
    });
  });

  it('data that runs into the directory', async () => {
    const { bytes } = python('directory.npz', `np.savez(path, a=np.arange(4.0))`);
    const [first = 0] = places(bytes, CENTRAL);
    for (const field of [20, 24])
      bytes.writeUInt32LE(bytes.readUInt32LE(first + field) + 20, first + field);
    expect(names(await readBytes(bytes))).toEqual({ arrays: [], refused: [['a', true]] });
  });
});

describe('legal archives', () => {
  const LEGAL = {
    'numpy, stored': `np.savez(path, ${ARRAYS})`,
    'numpy, deflated': `np.savez_compressed(path, ${ARRAYS})`,
    'data descriptors, as of a stream': `
class Stream(io.RawIOBase):
    def __init__(self): self.file = open(path, 'wb')
    def writable(self): return True
    def write(self, data): return self.file.write(data)
    def flush(self): self.file.flush()
with zipfile.ZipFile(Stream(), 'w', zipfile.ZIP_DEFLATED) as z:
    for name in 'abc':
        out = io.BytesIO(); np.save(out, np.arange(64.0)); z.writestr(name + '.npy', out.getvalue())`,
    'padding between members and before the directory': `
with zipfile.ZipFile(path, 'w') as z:
    for name in 'abc':
        out = io.BytesIO(); np.save(out, np.arange(64.0)); z.writestr(name + '.npy', out.getvalue())
        z.fp.write(b'\\0' * 77); z.start_dir = z.fp.tell()`,
    'a directory in another order than the members': `
np.savez(path, ${ARRAYS})
with zipfile.ZipFile(path, 'a') as z: z.filelist.reverse(); z._didModify = True`,
  };
  it.each(Object.entries(LEGAL))('%s', async (_what, code) => {
    const { path } = python('legal.npz', code);
    const reading = names(await readDataset(path));
    expect({ ...reading, arrays: reading.arrays.sort() }).toEqual({
      arrays: ['a', 'b', 'c'],
      refused: [],
    });
    const npz = await OpenNpz.open(path, new MemberCache());
    await npz.header('b');
    await npz.close();
  });
});
