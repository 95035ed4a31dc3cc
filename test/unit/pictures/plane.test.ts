/** Planes out of real numpy files, pixel by pixel as numpy has them. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dict, npy, zip } from '../dataset/npzBuilder';
import { folder, plane, python, writeBytes, writeNpz } from './numpy';

/** NaN and infinities come as text. */
const numberSchema = z.union([z.number(), z.string()]).transform((value) => Number(value));
const expectedSchema = z.record(z.string(), z.array(numberSchema));

/** Of shape (5, 6, 4); plane 2 is looked at. */
const STACKS = {
  bool: 'base % 3 == 0',
  int8: "(base - 60).astype('i1')",
  uint8: "base.astype('u1')",
  uint16: "(base * 500).astype('<u2')",
  uint16_big: "(base * 500).astype('>u2')",
  int32_big: "(base - 60).astype('>i4')",
  uint32: "(base + 2**31).astype('<u4')",
  int64: "((base - 60) * 2**55).astype('<i8')",
  uint64_big: "(base.astype('u8') * 2**57).astype('>u8')",
  float16: "(base / 7).astype('<f2')",
  float16_big: "(base / 7).astype('>f2')",
  float32: "(base / 7).astype('<f4')",
  float32_big: "(base / 7).astype('>f4')",
  float64: "(base / 7).astype('<f8')",
  float64_big: "(base / 7).astype('>f8')",
  odd: 'np.where(base % 5 == 0, np.nan, np.where(base % 7 == 0, -np.inf, base))',
  complex64: "(base - 3j * base[::-1]).astype('<c8')",
  complex64_big: "(base - 3j * base[::-1]).astype('>c8')",
  complex128: "(base - 3j * base[::-1]).astype('<c16')",
  complex128_big: "(base - 3j * base[::-1]).astype('>c16')",
  fortran: "np.asfortranarray(base.astype('<f4'))",
  fortran_complex: "np.asfortranarray((base + 1j).astype('>c16'))",
  trailing: "base[..., None].astype('<f4')",
  trailing_fortran: "np.asfortranarray(base[..., None].astype('<i2'))",
};
const FLAT = {
  flat: 'base[2] / 7',
  flat_fortran: 'np.asfortranarray(base[2] / 7)',
  flat_trailing: 'base[2][..., None] / 7',
};

describe.each(['savez', 'savez_compressed'])('written by numpy.%s', (how) => {
  const file = path.join(folder, `${how}.npz`);
  const members = Object.entries({ ...STACKS, ...FLAT }).map(
    ([name, made]) => `'${name}': ${made}`,
  );
  const expected = expectedSchema.parse(
    python(`
base = np.arange(120).reshape(5, 6, 4)
arrays = {${members.join(', ')}}
np.${how}('${how}.npz', **arrays)
print(json.dumps({n: flat(a if n.startswith('flat') else a[2]) for n, a in arrays.items()}))`),
  );

  it.each(Object.keys(STACKS))('%s has the pixels that numpy has', async (array) => {
    const { data, ...shape } = await plane(file, array, 2);
    expect(shape).toEqual({ planes: 5, rows: 6, columns: 4, complex: /complex/.test(array) });
    expect(Array.from(data)).toEqual(expected[array]);
  });

  it.each(Object.keys(FLAT))('%s is one plane', async (array) => {
    const { data, ...shape } = await plane(file, array);
    expect(shape).toEqual({ planes: 1, rows: 6, columns: 4, complex: false });
    expect(Array.from(data)).toEqual(expected[array]);
  });
});

describe('files as PtychoPINN has them', () => {
  const npz = (name: string) => path.resolve('test/fixtures/npz', name);

  it('modes of a probe are planes', async () => {
    const file = npz('probe_modes_3x32x32.npz');
    expect(await plane(file, 'probeGuess', 2)).toMatchObject({ planes: 3, rows: 32, columns: 32 });
    await expect(plane(file, 'probeGuess', 3)).rejects.toThrow(
      '`probeGuess` has 3 planes; index 3 is out of range.',
    );
  });

  it('a probe with one mode on a last axis is one plane', async () => {
    const file = npz('probe_trailing_mode_32x32x1.npz');
    expect(await plane(file, 'probeGuess')).toMatchObject({ planes: 1, rows: 32, columns: 32 });
  });
});

describe('what cannot be drawn is said in words', () => {
  const file = writeNpz('odd.npz', {
    text: "np.array('hello')",
    objects: 'np.array([{}, []], dtype=object)',
    records: "np.zeros((2, 2), [('a', '<f4')])",
    times: "np.zeros((2, 2), 'M8[s]')",
    line: 'np.arange(7.0)',
    four: 'np.zeros((2, 3, 4, 5))',
    empty: 'np.zeros((0, 4, 4))',
    single: 'np.zeros((4, 4))',
  });

  it.each([
    ['text', 0, '`text` is `str`; only numeric arrays are supported.'],
    ['objects', 0, '`objects` is `object`; only numeric arrays'],
    ['records', 0, '`records` is `void`; only numeric arrays'],
    ['times', 0, '`times` is `datetime64[s]`; only numeric arrays'],
    ['line', 0, '`line` has 1 axis (shape (7,)); a picture needs 2 or 3.'],
    ['four', 0, '`four` has 4 axes (shape (2, 3, 4, 5))'],
    ['empty', 0, '`empty` is empty: its shape is (0, 4, 4)'],
    ['single', 1, '`single` has 1 plane; index 1 is out of range.'],
    ['nowhere', 0, 'The dataset has no array named `nowhere`.'],
  ] as const)('%s, plane %i', async (array, index, words) => {
    await expect(plane(file, array, index)).rejects.toThrow(words);
  });

  it.each([
    ['False', 'A plane of `diffraction` has 301989888 bytes; the limit for pictures is 268435456.'],
    ['True', '`diffraction` is in Fortran order: one picture requires all of its 603979776 bytes'],
  ])('planes of more than 256 MiB (Fortran order: %s)', async (fortran, words) => {
    const head = npy(dict("'<f8'", '(2, 6144, 6144)', fortran));
    // Noise, because the archive may not claim more than it can hold.
    const data = Buffer.concat([head, randomBytes(600_000)]);
    const claimedSize = head.length + 2 * 6144 * 6144 * 8;
    const bytes = zip([{ name: 'diffraction.npy', data, method: 8, claimedSize }]);
    await expect(plane(writeBytes('huge.npz', bytes), 'diffraction')).rejects.toThrow(words);
  });
});
