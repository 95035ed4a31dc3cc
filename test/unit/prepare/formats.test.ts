/** TIFF stacks, arrays in each order and byte order, and columns of text: values against those that were written. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FileReader } from '../../../electron/node/dataset/fileReader';
import { openSource } from '../../../electron/node/prepare/sources/openSource';
import { readTable } from '../../../electron/node/prepare/sources/text';
import { TIFF as TIFF_READER } from '../../../electron/node/prepare/sources/tiff/tiff';
import { Bug } from '../../../shared/errors/internal';
import type { Box, Source } from '../../../shared/prepare/source';
import { runPython } from '../../python';
import { sourcesWorker } from './sourcesWorker';

const { folder, worker } = sourcesWorker();
const TIFF = path.resolve('test/fixtures/tiff');

async function using<T>(file: string, work: (source: Source) => Promise<T>): Promise<T> {
  const source = await openSource(file, { worker });
  try {
    return await work(source);
  } finally {
    await source.close();
  }
}

const box = (...spans: readonly (readonly [start: number, count: number])[]): Box =>
  spans.map(([start, count]) => ({ start, count }));

describe('a TIFF stack', () => {
  // Written by tifffile and Pillow: frames 0 to 3 of patterns.npy, rows 16 to 48, columns 8 to 48.
  const patterns = () =>
    using(path.resolve('test/foreign/patterns.npy'), async (source) =>
      Array.from((await source.read('', box([0, 4], [16, 32], [8, 40]))).data),
    );

  it.each([
    ['big-endian.tif', 'uint16', []],
    ['bigtiff-uint32.tif', 'uint32', []],
    ['lzw.tif', 'uint16', ['lzw']],
    ['packbits.tif', 'uint16', ['packbits']],
    ['deflate.tif', 'uint16', ['deflate']],
    ['tiles-deflate-predictor.tif', 'uint16', ['deflate']],
    ['imagej-one-directory.tif', 'uint16', []],
  ])('%s', async (name, dtype, filters) => {
    const { file, values } = await using(path.join(TIFF, name), async (source) => ({
      file: source.file,
      values: await source.read('', null),
    }));
    expect(file.arrays).toMatchObject([
      { path: '', shape: [4, 32, 40], dtype, filters, problem: null },
    ]);
    expect(Array.from(values.data)).toEqual(await patterns());
  });

  it('of floats, and a box of its pages', async () => {
    const part = box([2, 2], [5, 7], [11, 3]);
    const floats = await using(path.join(TIFF, 'float32.tif'), (source) => source.read('', part));
    const counts = await using(path.join(TIFF, 'lzw.tif'), (source) => source.read('', part));
    expect(floats.shape).toEqual([2, 7, 3]);
    expect(Array.from(floats.data)).toEqual(
      Array.from(counts.data, (one) => Math.fround(one / Math.fround(7))),
    );
  });

  it('says what is wrong with a damaged one', async () => {
    const bytes = readFileSync(path.join(TIFF, 'big-endian.tif'));
    const damaged = (name: string, change: (copy: Buffer) => Buffer) => {
      const file = path.join(folder, name);
      writeFileSync(file, change(Buffer.from(bytes)));
      return openSource(file, { worker });
    };
    await expect(damaged('cut.tif', (copy) => copy.subarray(0, 300))).rejects.toMatchObject({
      code: 'source-cut',
    });
    const first = bytes.readUInt32BE(4);
    const next = first + 2 + bytes.readUInt16BE(first) * 12;
    await expect(
      damaged('loop.tif', (copy) => {
        copy.writeUInt32BE(first, next);
        return copy;
      }),
    ).rejects.toMatchObject({ code: 'tiff-pages-loop' });
  });

  describe('that cannot be read', () => {
    const never = { signal: new AbortController().signal, progress: () => {} };
    const opened = (name: string, change = (bytes: Buffer) => bytes) => {
      const bytes = change(readFileSync(path.join(TIFF, name)));
      const file = path.join(folder, `changed-${name}`);
      writeFileSync(file, bytes);
      return TIFF_READER.open(
        { path: file, name, bytes: bytes.length, start: bytes.subarray(0, 512) },
        [],
        never,
      );
    };
    const page = box([0, 1], [0, 32], [0, 40]);
    const mistake = new TypeError('this.fill is not a function');
    afterEach(() => vi.restoreAllMocks());

    it('blames the file for what the library finds in it', async () => {
      const source = await opened('deflate.tif', (bytes) => {
        // The data of a page begins with the two bytes of zlib.
        for (
          let at = bytes.indexOf('789c', 'hex');
          at >= 0;
          at = bytes.indexOf('789c', at + 1, 'hex')
        )
          bytes.fill(0xff, at, at + 8);
        return bytes;
      });
      await expect(source.read('', page, never)).rejects.toMatchObject({ code: 'source-damaged' });
      await source.close();
    });

    it('blames Pinnboard for its own mistakes while it reads a page', async () => {
      const source = await opened('deflate.tif');
      vi.spyOn(FileReader.prototype, 'bytes').mockRejectedValue(mistake);
      const thrown: unknown = await source.read('', page, never).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(Bug);
      expect(thrown).toMatchObject({ cause: mistake });
      await source.close();
    });

    it('and while it looks for the pages', async () => {
      vi.spyOn(FileReader.prototype, 'near').mockRejectedValue(mistake);
      await expect(opened('deflate.tif')).rejects.toBe(mistake);
    });
  });
});

describe('an array of numpy', () => {
  const script = `
import numpy as np, sys
a = (np.arange(2 * 3 * 4).reshape(2, 3, 4) * 3 - 7)
kinds = ['<i2', '>i2', '>f8', '<f2', '>c16', '<c8', '<u8', '|b1', '|i1']
np.savez(sys.argv[1], **{k.replace('<', 'l').replace('>', 'b').replace('|', 'n'): np.asfortranarray(a).astype(k, order='F') for k in kinds})
np.save(sys.argv[2], np.asfortranarray(a))
np.savez(sys.argv[3], texts=np.array([['a', 'bc'], ['', 'ü€']]), raw=np.array([b'x', b'yz']), record=np.zeros(2, 'i4,f8'))
`;
  const [many, single, texts] = ['many.npz', 'single.npy', 'texts.npz'].map((name) =>
    path.join(folder, name),
  );
  runPython(['-c', script, `${many}`, `${single}`, `${texts}`]);
  const numbers = Array.from({ length: 24 }, (_, at) => at * 3 - 7);

  it('in Fortran order reads as numpy shows it, in each byte order', async () => {
    await using(`${many}`, async (source) => {
      for (const { path: name, shape, dtype } of source.file.arrays) {
        expect(shape).toEqual([2, 3, 4]);
        const { data } = await source.read(name, null);
        const expected =
          dtype === 'bool'
            ? numbers.map(() => 1)
            : dtype === 'uint64'
              ? numbers.map((one) => (one < 0 ? 2 ** 64 + one : one))
              : dtype.startsWith('complex')
                ? numbers.flatMap((one) => [one, 0])
                : numbers;
        expect({ name, data: Array.from(data) }).toEqual({ name, data: expected });
      }
    });
  });

  it('gives a box of it', async () => {
    const { shape, data } = await using(`${single}`, (source) =>
      source.read('', box([1, 1], [0, 2], [1, 2])),
    );
    expect(shape).toEqual([1, 2, 2]);
    expect(Array.from(data)).toEqual([13, 14, 17, 18].map((at) => at * 3 - 7));
  });

  it('of texts is read as texts, and a record says that it is none', async () => {
    await using(`${texts}`, async (source) => {
      expect(await source.readText('texts')).toEqual(['a', 'bc', '', 'ü€']);
      expect(await source.readText('raw')).toEqual(['x', 'yz']);
      expect(source.file.arrays.find(({ path: name }) => name === 'texts')).toMatchObject({
        value: ['a', 'bc', '', 'ü€'],
      });
      await expect(source.read('record', null)).rejects.toMatchObject({ code: 'source-type' });
      await expect(source.readText('record')).rejects.toMatchObject({ code: 'source-not-text' });
    });
  });

  it('is refused outside its shape, and where there is none of that name', async () => {
    await using(`${single}`, async (source) => {
      await expect(source.read('', box([1, 2], [0, 3], [0, 4]))).rejects.toMatchObject({
        code: 'source-box',
      });
      await expect(source.read('other', null)).rejects.toMatchObject({
        code: 'source-array-missing',
      });
    });
  });
});

describe('columns of text', () => {
  it.each([
    ['x,y\n1,2\n3,4\n', ['x', 'y'], [1, 2, 3, 4]],
    ['# x y in metres\n-1.5e-7 2D3\n\n3 4', null, [-1.5e-7, 2000, 3, 4]],
    ['% a\tb\r\n1\t2\r\n3\t4\r\n', ['a', 'b'], [1, 2, 3, 4]],
    ['x;y;\n1,5;2;\n3,25;nan;\n', ['x', 'y'], [1.5, 2, 3.25, Number.NaN]],
    ['"x","y"\n"1","2"\n', ['x', 'y'], [1, 2]],
  ])('%j', (text, columns, values) => {
    const table = readTable(text);
    expect({ columns: table.columns, values: [...table.values] }).toEqual({ columns, values });
  });

  it.each([
    ['1,2\n3,x\n', 'text-not-number', /^Line 2: `x` is not a number/],
    ['1,2\n3\n', 'text-row-length', /^Line 2 has 1 column; the lines before it have 2/],
    ['x,y\n', 'text-no-rows', /no rows/],
  ])('%j is refused', (text, code, words) => {
    expect(() => readTable(text)).toThrow(expect.objectContaining({ code }));
    expect(() => readTable(text)).toThrow(words);
  });
});

it('a file is what its bytes say, whatever its name', async () => {
  const file = path.join(folder, 'scan.npz');
  copyFileSync(path.resolve('test/foreign/scan.cxi'), file);
  expect(await using(file, async (source) => source.file.kind)).toBe('hdf5');
});
