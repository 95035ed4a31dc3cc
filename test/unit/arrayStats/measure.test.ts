/** The pass over a dataset's values, against numpy's own answers. */

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { computeStats } from '../../../electron/node/array-stats/computeStats';
import { datasetStatsSchema } from '../../../shared/dataset/arrayStats';
import { AppError, isCancelled } from '../../../shared/errors/appError';
import { dict, npy, zip } from '../dataset/npzBuilder';
import { folder, python, unwatched, writeBytes, writeNpz } from '../pictures/numpy';

const measure = (file: string) => computeStats(file, unwatched());

const EXPECTED = `
def facts(a):
    a = np.asarray(a)
    complex_ = np.iscomplexobj(a)
    nan = np.isnan(a); infinite = np.isinf(a) & ~nan
    v = a[~nan & ~infinite]
    v = (abs(v.astype(complex)) if complex_ else v.astype(float)).ravel()
    return dict(complex=complex_, count=a.size, nan=int(nan.sum()), infinite=int(infinite.sum()),
        min=float(v.min()) if v.size else None, max=float(v.max()) if v.size else None,
        mean=float(v.mean()) if v.size else None, energy=float((v ** 2).sum()),
        zeros=int((v == 0).sum()), negatives=int((v < 0).sum()),
        whole=bool(v.size and not complex_ and (v == np.trunc(v)).all()),
        imaginary=bool(complex_ and (a.imag[np.isfinite(a.imag)] != 0).any()))
`;
const factsSchema = z.object({
  complex: z.boolean(),
  count: z.number(),
  nan: z.number(),
  infinite: z.number(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  mean: z.number().nullable(),
  energy: z.number(),
  zeros: z.number(),
  negatives: z.number(),
  whole: z.boolean(),
  imaginary: z.boolean(),
});

/** Arrays of 700 000 elements, so that every dtype takes more than one chunk. */
const ARRAYS = {
  bool: 'r > 0',
  int8: "(r * 30).astype('i1')",
  uint8: "(abs(r) * 30).astype('u1')",
  int16_big: "(r * 3000).astype('>i2')",
  uint16: "(abs(r) * 3000).astype('<u2')",
  int32: "(r * 1e6).astype('<i4')",
  uint32_big: "(abs(r) * 1e6).astype('>u4')",
  int64: "(r * 1e6).astype('<i8')",
  uint64_big: "(abs(r) * 1e6).astype('>u8')",
  float16: "r.astype('<f2')",
  float16_big: "r.astype('>f2')",
  float32: "r.astype('<f4')",
  float32_big: "r.astype('>f4')",
  float64: 'r',
  float64_big: "r.astype('>f8')",
  odd: 'np.where(r > 2, np.nan, np.where(r < -2, -np.inf, np.where(abs(r) < .1, 0, r)))',
  none: 'np.full(r.shape, np.nan)',
  whole: "np.round(r * 9).astype('f4')",
  complex64: "(r + 1j * r[::-1]).astype('<c8')",
  complex128_big: "(r - 2j * r[::-1]).astype('>c16')",
  complex_real: 'r.astype(complex)',
  complex_odd: 'np.where(r > 2, np.nan + 1j, np.where(r < -2, 1 + np.inf * 1j, r + 1j))',
  fortran: "np.asfortranarray(r.reshape(70, 100, 100).astype('>f4'))",
};

describe.each(['savez', 'savez_compressed'])('written by numpy.%s', (how) => {
  const made = Object.entries(ARRAYS).map(([name, source]) => `'${name}': ${source}`);
  const expected = z.record(z.string(), factsSchema).parse(
    python(`${EXPECTED}
r = np.random.default_rng(5).normal(size=700_000)
arrays = {${made.join(', ')}}
for name, a in arrays.items(): np.${how}(f'${how}-{name}.npz', Y=a)
print(json.dumps({name: facts(a) for name, a in arrays.items()}))`),
  );

  it.each(Object.keys(ARRAYS))('%s has the statistics that numpy has', async (name) => {
    const { arrays, unread } = await measure(path.join(folder, `${how}-${name}.npz`));
    expect(unread).toEqual([]);
    expect(factsSchema.parse(arrays[0])).toEqual(nearly(expected[name]));
  });
});

/** Sums may be off by a rounding: numpy adds in another order. */
const nearly = (facts: z.infer<typeof factsSchema> | undefined) =>
  Object.fromEntries(
    Object.entries(facts ?? {}).map(([key, value]) => [
      key,
      (key === 'energy' || key === 'mean') && typeof value === 'number'
        ? expect.toSatisfy((seen: number) => Math.abs(seen - value) <= 1e-9 * Math.abs(value))
        : value,
    ]),
  );

describe('a scan', () => {
  const factsOf = async (x: string, y: string) => {
    const name = 'scan.npz';
    const expected = z
      .object({
        min: z.number(),
        median: z.number(),
        max: z.number(),
        width: z.number(),
        inner: z.number(),
      })
      .parse(
        python(`
from numpy.linalg import eigvalsh
r = np.random.default_rng(3)
x, y = ${x}, ${y}
np.savez('${name}', xcoords=x, ycoords=y)
p = np.unique(np.stack([x, y], 1).astype(float), axis=0)
near = []
for i in range(len(p)):
    d = np.hypot(*(p - p[i]).T); d[i] = np.inf; near.append(d.min())
width = np.sqrt(max(eigvalsh(np.cov(p.T, bias=True))[0], 0))
def within(a):
    a = a.astype(float)
    lo, hi = a.min(), a.max()
    span = hi - lo if hi > lo else 1.0
    low = lo + 0.1 * span
    return (a >= low) & (a <= (lo + 0.9 * span if hi > lo else low))
inner = int((within(x) & within(y)).sum())
print(json.dumps(dict(min=min(near), median=float(np.median(near)), max=max(near), width=float(width), inner=inner)))`),
      );
    const { positions } = await measure(path.join(folder, name));
    return { positions, expected };
  };

  it.each([
    ['at random', 'r.uniform(0, 500, 3000)', 'r.uniform(0, 300, 3000)'],
    [
      'of an even number, in float32',
      "r.normal(size=(500)).astype('f4')",
      "r.normal(size=500).astype('>f4')",
    ],
    ['on a raster', 'np.tile(np.arange(50.0), 60)', 'np.repeat(np.arange(60.0) * 2, 50)'],
    ['on a line', 'np.full(2001, 7.0)', 'np.arange(2001) ** 1.5'],
    ['repeated', 'r.integers(0, 20, 2000)', 'r.integers(0, 9, 2000)'],
    [
      'in one heap with one far away',
      'np.append(r.normal(0, 1e-9, 999), 1e6)',
      'np.append(r.normal(0, 1e-9, 999), 1e6)',
    ],
    ['of two', 'np.array([0.0, 3.0])', 'np.array([0.0, 4.0])'],
  ])('%s has the distances that numpy finds', async (_title, x, y) => {
    const { positions, expected } = await factsOf(x, y);
    const { min, median, max, width } = expected;
    for (const [seen, wanted] of [
      [positions?.spacing?.min, min],
      [positions?.spacing?.median, median],
      [positions?.spacing?.max, max],
    ] as const)
      expect(Math.abs((seen ?? -1) - wanted)).toBeLessThanOrEqual(1e-9 * wanted);
    expect(Math.abs((positions?.width ?? -1) - width)).toBeLessThan(1e-6 * (1 + width));
    expect(positions?.inner).toBe(expected.inner);
  });

  it('counts what is not finite and what is there twice', async () => {
    const file = writeNpz('twice.npz', {
      xcoords: 'np.array([1, 1, 2, np.nan, 0.0, -0.0])',
      ycoords: 'np.array([5, 5, 6, 1, 3, 3])',
    });
    expect((await measure(file)).positions).toMatchObject({
      count: 6,
      notFinite: 1,
      distinct: 3,
      x: { min: 0, max: 2 },
      y: { min: 3, max: 6 },
    });
  });

  it('is none with lists of different lengths, two axes, or nothing in them', async () => {
    const odd = writeNpz('odd.npz', { xcoords: 'np.arange(3.0)', ycoords: 'np.arange(4.0)' });
    const flat = writeNpz('flat.npz', { xcoords: 'np.ones((3, 1))', ycoords: 'np.ones((3, 1))' });
    const none = writeNpz('none.npz', { xcoords: 'np.ones(0)', ycoords: 'np.ones(0)' });
    expect((await measure(odd)).positions).toBeNull();
    expect((await measure(flat)).positions).toBeNull();
    expect((await measure(none)).positions).toEqual({
      count: 0,
      notFinite: 0,
      x: null,
      y: null,
      distinct: 0,
      spacing: null,
      inner: 0,
      width: 0,
    });
  });
});

describe('patterns', () => {
  it.each(['C', 'F'])('are told frame by frame in %s order', async (order) => {
    const expected = python(`
a = np.random.default_rng(2).random((300, 40, 40)).astype('f4')
a[[2, 200]] = 0; a[5, 1, 1] = np.nan
np.savez('frames${order}.npz', diff3d=np.asarray(a, order='${order}'))
good = np.delete(a.astype(float), [2, 5, 200], axis=0).sum(axis=(1, 2))
print(json.dumps(dict(min=good.min(), max=good.max(), mean=good.mean())))`);
    const { patterns } = await measure(path.join(folder, `frames${order}.npz`));
    expect(patterns).toMatchObject({
      array: 'diff3d',
      frames: 300,
      blank: { count: 2, first: [2, 200] },
      notFinite: { count: 1, first: [5] },
      axisSpread: null,
    });
    for (const [key, value] of Object.entries(z.record(z.string(), z.number()).parse(expected)))
      expect(patterns?.total?.[key as 'min']).toBeCloseTo(value, 6);
  });

  it('may be empty, complex or of odd shapes', async () => {
    for (const made of [
      'np.ones((0, 4, 4))',
      'np.ones((4, 4))',
      'np.ones((2, 2, 2, 2))',
      '1j * np.ones((2, 2, 2))',
    ]) {
      const { patterns, arrays } = await measure(writeNpz('shape.npz', { diffraction: made }));
      expect(patterns, made).toBeNull();
      expect(arrays.length).toBe(1);
    }
  });
});

describe('the pass', () => {
  const large = path.join(folder, 'large.npz');
  const write = () =>
    // 0.5 GB of zeros in a file of 0.5 MB.
    python(`
import zipfile
with zipfile.ZipFile('large.npz', 'w', zipfile.ZIP_DEFLATED, compresslevel=1) as z:
    with z.open('diffraction.npy', 'w', force_zip64=True) as f:
        np.lib.format.write_array_header_1_0(f, dict(descr='<f4', fortran_order=False, shape=(2000, 256, 256)))
        for _ in range(2000): f.write(bytes(4 * 256 * 256))`);

  it('holds little of a large array, and tells how far it is', async () => {
    write();
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const reached: number[] = [];
    const { patterns } = await computeStats(large, {
      signal: new AbortController().signal,
      progress: (done, total) => {
        reached.push(done / total);
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      },
    });
    expect(patterns?.blank.count).toBe(2000);
    expect(most).toBeLessThan(150e6);
    expect(reached.length).toBeGreaterThan(100);
    expect(reached.at(-1)).toBe(1);
    expect([...reached].sort((a, b) => a - b)).toEqual(reached);
  });

  it('ends soon after it is cancelled', async () => {
    const controller = new AbortController();
    let reached = 0;
    const progress = (done: number, total: number) => {
      reached = done / total;
      controller.abort();
    };
    await expect(computeStats(large, { signal: controller.signal, progress })).rejects.toSatisfy(
      isCancelled,
    );
    expect(reached).toBeLessThan(0.1);
  });

  it('leaves out what PtychoPINN does not read, and says what cannot be read', async () => {
    const file = writeNpz('mixed.npz', {
      diffraction: "np.ones((2, 4, 4), 'f4')",
      extra: 'np.ones(5)',
      objectGuess: 'np.array([{}], dtype=object)',
      probeGuess: "np.ones((4, 4), 'longdouble')",
    });
    const { arrays, unread } = await measure(file);
    expect(arrays.map(({ name }) => name)).toEqual(['diffraction']);
    expect(unread).toEqual([
      {
        name: 'probeGuess',
        code: 'array-dtype',
        problem: expect.stringContaining('Save it as `float64`'),
      },
      {
        name: 'objectGuess',
        code: 'array-dtype',
        problem: expect.stringContaining('only numeric arrays'),
      },
    ]);
  });

  it('goes on past an array that is damaged', async () => {
    const noise = Buffer.from(Array.from({ length: 8 * 64 * 64 }, (_, i) => (i * i * 31) % 251));
    const bytes = zip([
      { name: 'diffraction.npy', data: npy(dict("'|u1'", '(8, 64, 64)'), noise), method: 8 },
      { name: 'xcoords.npy', data: npy(dict("'|u1'", '(3,)'), Buffer.from([1, 2, 3])) },
    ]);
    bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 60);
    const { arrays, unread, patterns } = await measure(writeBytes('damaged.npz', bytes));
    expect(arrays).toMatchObject([{ name: 'xcoords', min: 1, max: 3, mean: 2 }]);
    expect(unread).toEqual([
      {
        name: 'diffraction',
        code: 'array-unreadable',
        problem: expect.stringMatching(/damaged|truncated/),
      },
    ]);
    expect(patterns).toBeNull();
  });

  it('gives facts or words for every fixture', async () => {
    const npz = path.resolve('test/fixtures/npz');
    const rejected: string[] = [];
    for (const name of readdirSync(npz)) {
      const outcome = await measure(path.join(npz, name)).catch((error: unknown) => error);
      if (outcome instanceof AppError) rejected.push(name);
      else expect(datasetStatsSchema.safeParse(outcome).error, name).toBeUndefined();
    }
    expect(rejected.sort()).toEqual([
      'bare_npy_named_npz.npz',
      'empty_file.npz',
      'not_a_zip.npz',
      'truncated.npz',
    ]);
  });

  it('bytes flipped anywhere give facts or words', async () => {
    const data = npy(dict("'<f4'", '(2, 2)'), Buffer.alloc(16, 7));
    const bytes = zip([{ name: 'xcoords.npy', data, method: 8 }]);
    const outcomes = { read: 0, unread: 0, rejected: 0 };
    for (let i = 0; i < bytes.length; i++) {
      const flipped = Buffer.from(bytes);
      flipped[i] = (flipped[i] ?? 0) ^ (i % 2 ? 0xff : 1 << (i % 8));
      const outcome = await measure(writeBytes('flipped.npz', flipped)).catch((e: unknown) => e);
      if (outcome instanceof AppError) outcomes.rejected += 1;
      else if (datasetStatsSchema.parse(outcome).unread.length > 0) outcomes.unread += 1;
      else outcomes.read += 1;
    }
    expect(outcomes.read).toBeGreaterThan(50);
    expect(outcomes.unread).toBeGreaterThan(50);
    expect(outcomes.rejected).toBeGreaterThan(20);
  });
});
