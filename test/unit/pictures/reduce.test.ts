import { describe, expect, it } from 'vitest';
import { reducePlane } from '../../../electron/node/pictures/reduce';

const real = (rows: number, columns: number, data: number[]) => ({
  planes: 1,
  rows,
  columns,
  data,
  complex: false,
});

describe('a plane brought to size', () => {
  it('is left as it is when it fits', () => {
    const { bin, width, height, values, phase } = reducePlane(real(2, 3, [1, 2, 3, 4, 5, 6]), 16);
    expect([bin, width, height, [...values], phase]).toEqual([1, 3, 2, [1, 2, 3, 4, 5, 6], null]);
  });

  it('is averaged in blocks, smaller ones at the edges', () => {
    const data = Array.from({ length: 15 }, (_, i) => i);
    const { bin, width, height, values } = reducePlane(real(3, 5, data), 3);
    expect([bin, width, height]).toEqual([2, 3, 2]);
    expect([...values]).toEqual([3, 5, 6.5, 10.5, 12.5, 14]);
  });

  it('averages complex numbers before it takes amplitude and phase', () => {
    const { values, phase } = reducePlane(
      { planes: 1, rows: 2, columns: 1, data: [1, 0, 0, 1], complex: true },
      1,
    );
    expect(values[0]).toBeCloseTo(Math.SQRT1_2, 6);
    expect(phase?.[0]).toBeCloseTo(Math.PI / 4, 6);
  });

  it('counts what a log scale cannot show, at full size', () => {
    const { stats, values } = reducePlane(real(2, 4, [0, -1, NaN, Infinity, 0.5, 2, 0, 4]), 2);
    expect(stats).toEqual({
      min: -1,
      max: 4,
      mean: 5.5 / 6,
      smallestPositive: 0.5,
      zeros: 2,
      negatives: 1,
      notFinite: 2,
    });
    expect([...values]).toEqual([0.375, 2]);
  });

  it('has NaN where nothing is finite', () => {
    const { values, stats } = reducePlane(real(1, 2, [NaN, NaN]), 8);
    expect([...values]).toEqual([NaN, NaN]);
    expect(stats).toMatchObject({ min: 0, max: 0, notFinite: 2, smallestPositive: null });
  });
});
