import { describe, expect, it } from 'vitest';
import { countOutside, nearestPoint, viewOf } from '../../../../renderer/pictures/scan';
import type { Positions } from '../../../../shared/dataset/picture';

const scan = (points: [number, number][]): Positions => ({
  count: points.length,
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
  medianStep: null,
});
const grid = scan(
  [0, 1, 2].flatMap((y) => [0, 1, 2].map((x): [number, number] => [10 * x, 12 * y])),
);

describe('a scan', () => {
  it('is shown with the whole object and with points outside it', () => {
    expect(viewOf(scan([[5, 5]]), { columns: 20, rows: 10 })).toEqual({
      left: 0,
      top: 0,
      width: 20,
      height: 10,
    });
    expect(viewOf(scan([[-5, 30]]), { columns: 20, rows: 10 })).toEqual({
      left: -5,
      top: 0,
      width: 25,
      height: 30,
    });
  });

  it('without an object is shown with a margin, and ignores invalid points', () => {
    const { left, width } = viewOf(grid, null);
    expect(left).toBeLessThan(0);
    expect(left + width).toBeGreaterThan(20);
    expect(viewOf(scan([[Number.NaN, 1]]), null)).toEqual({ left: 0, top: 0, width: 1, height: 1 });
  });

  it('knows the nearest point, and those outside', () => {
    expect(nearestPoint(grid, { x: 11, y: 23 })).toBe(7);
    expect(nearestPoint(scan([]), { x: 0, y: 0 })).toBe(-1);
    expect(countOutside(grid, { columns: 15, rows: 100 })).toBe(3);
    expect(countOutside(scan([[Number.NaN, 0]]), { columns: 5, rows: 5 })).toBe(1);
  });
});
