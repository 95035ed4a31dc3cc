/** Patterns read one slab after the other, from a source in memory: 1024 × 1024 counts of two bytes, of which four are a slab. */
import { expect, it } from 'vitest';
import type { Files } from '../../../shared/prepare/arrays';
import { framesOf, layoutOf } from '../../../shared/prepare/patterns';
import { plainArray } from '../../../shared/prepare/source';
import { recipe } from './prepared';

const SIDE = 1024;
const COUNT = 10;
const WANTED = recipe(`
patterns: {array: /data, quantity: intensity, steps: [bin: {factor: 8}]}
probe: {made: disk, diameter: 20 px}
x: {array: /x, steps: [place]}
y: {array: /y, steps: [place]}
size: keep
geometry: {energy: 8.8 keV, distance: 1.5 m, detector_pixel: 75 um}`);

/** Frame f is f everywhere. @param fails the first frame of a reading that fails */
function scan(fails = -1): { readonly files: Files; readonly asked: number[] } {
  const asked: number[] = [];
  const array = plainArray({
    path: '/data',
    shape: [COUNT, SIDE, SIDE],
    dtype: 'uint16',
    type: 'uint16',
  });
  const file = {
    path: '/scan.h5',
    name: 'scan.h5',
    kind: 'hdf5' as const,
    series: null,
    bytes: 1,
    arrays: [array],
    groups: [],
    problems: [],
  };
  return {
    asked,
    files: {
      sources: [
        {
          file,
          readText: async () => [],
          close: async () => {},
          read: async (_, box) => {
            const { start, count } = box?.[0] ?? expect.fail();
            asked.push(start);
            if (start === fails) throw new Error('the file ends here');
            const data = new Uint16Array(count * SIDE * SIDE);
            for (let i = 0; i < count; i++)
              data.fill(start + i, i * SIDE * SIDE, (i + 1) * SIDE * SIDE);
            return { dtype: 'uint16', shape: [count, SIDE, SIDE], data };
          },
        },
      ],
    },
  };
}

const open = (files: Files) => framesOf(files, layoutOf(files, WANTED.patterns), WANTED);

it('every frame comes once, in order, and a slab that was taken is not written over', async () => {
  const { files } = scan();
  const frames = await open(files);
  const taken = [];
  for await (const slab of frames.slabs()) taken.push(slab);
  expect(taken.map(({ from, to }) => [from, to])).toEqual([
    [0, 4],
    [4, 8],
    [8, 10],
  ]);
  const pixels = (SIDE / 8) ** 2;
  for (const { from, to, data } of taken) {
    expect(data).toHaveLength((to - from) * pixels);
    for (let frame = from; frame < to; frame++)
      expect(
        data
          .subarray((frame - from) * pixels, (frame - from + 1) * pixels)
          .every((value) => value === frame * 64),
      ).toBe(true);
  }
});

it('the next slab is asked for before this one is used', async () => {
  const { files, asked } = scan();
  const slabs = (await open(files)).slabs();
  await slabs.next();
  expect(asked).toEqual([0, 4]);
  await slabs.return(undefined);
  expect(asked).toEqual([0, 4]);
});

it('a failure of a later slab is reported where that slab is waited for', async () => {
  const { files } = scan(4);
  const slabs = (await open(files)).slabs();
  expect((await slabs.next()).done).toBe(false);
  await expect(slabs.next()).rejects.toThrow('the file ends here');
});

it('a failure of a slab that nobody waits for goes unnoticed', async () => {
  const { files, asked } = scan(4);
  const slabs = (await open(files)).slabs();
  await slabs.next();
  await slabs.return(undefined);
  expect(asked).toEqual([0, 4]);
});
