import { describe, expect, it } from 'vitest';
import { positionFacts } from '../../../electron/node/array-stats/positions';
import { readPositions } from '../../../electron/node/pictures/positions';
import { unwatched, using, writeNpz } from './numpy';

const positions = (file: string) => using(file, (npz) => readPositions(npz, unwatched()));
let files = 0;
const scan = (members: Readonly<Record<string, string>>) =>
  positions(writeNpz(`scan${files++}.npz`, members, 'savez_compressed'));

describe('scan positions', () => {
  it.each([
    ["'<f8'", "'>f8'"],
    ["'>f4'", "'<f2'"],
    ["'<i8'", "'u1'"],
  ])('come as numbers, x of %s and y of %s', async (x, y) => {
    const {
      count,
      medianStep: _step,
      ...scanned
    } = await scan({
      xcoords: `np.array([1, 2, 3], ${x})`,
      ycoords: `np.array([4, 5, 6], ${y})`,
    });
    expect(count).toBe(3);
    expect(scanned).toEqual({ x: Float64Array.of(1, 2, 3), y: Float64Array.of(4, 5, 6) });
  });

  it('have the median step of the array statistics: between the two middle distances, each position once', async () => {
    const { x, y, medianStep } = await scan({
      xcoords: 'np.array([0, 1, 10, 12, 12], float)',
      ycoords: 'np.zeros(5)',
    });
    // Nearest distances of the four positions: 1, 1, 2, 2.
    expect(medianStep).toBe(1.5);
    expect(medianStep).toBe(positionFacts({ x, y }).spacing?.median);
    expect((await scan({ xcoords: 'np.zeros(1)', ycoords: 'np.zeros(1)' })).medianStep).toBeNull();
  });

  it('of an empty scan are none', async () => {
    expect((await scan({ xcoords: 'np.zeros(0)', ycoords: 'np.zeros(0)' })).count).toBe(0);
  });

  it.each([
    ['np.zeros(3)', 'np.zeros(4)', '`xcoords` has 3 entries and `ycoords` has 4'],
    ['np.zeros(3)', 'np.zeros((3, 1))', '`ycoords` has 2 axes (shape (3, 1)); positions have one.'],
    ['np.zeros(3)', 'np.float64(3)', '`ycoords` has 0 axes (shape ()); positions have one.'],
    ["np.zeros(3, 'c8')", 'np.zeros(3)', '`xcoords` is `complex64`; positions are real numbers.'],
    ["np.array(['a'])", 'np.zeros(1)', '`xcoords` is `str`; only numeric arrays are supported.'],
    [
      "np.zeros(2000001, 'u1')",
      'np.zeros(3)',
      '`xcoords` has 2000001 positions; the limit for plots is 2000000',
    ],
  ])('x = %s, y = %s: in words', async (xcoords, ycoords, words) => {
    await expect(scan({ xcoords, ycoords })).rejects.toThrow(words);
  });

  it('that are missing', async () => {
    await expect(scan({ xcoords: 'np.zeros(3)' })).rejects.toThrow(
      'The dataset has no array named `ycoords`.',
    );
  });
});
