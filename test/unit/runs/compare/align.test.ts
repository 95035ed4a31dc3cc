/** Pictures that lie beside each other are found where they lie on each other, and differences are taken there. */
import { describe, expect, it } from 'vitest';
import {
  alignedCorrelation,
  type Shift,
  shiftBetween,
  shifted,
} from '../../../../shared/runs/compare/align';
import { difference } from '../../../../shared/runs/compare/difference';
import type { Field } from '../../../../shared/runs/compare/ringCorrelation';
import { randomNumbers } from '../../plan/input/simulate';

const WIDTH = 90;
const HEIGHT = 80;

/** Smooth detail over a plane larger than any picture of it. */
const scene = (() => {
  const uniform = randomNumbers(3);
  const waves = Array.from(
    { length: 30 },
    () => [uniform() - 0.5, uniform() - 0.5, 7 * uniform()] as const,
  );
  return (x: number, y: number) =>
    3 + waves.reduce((sum, [u, v, phase]) => sum + Math.cos(u * x + v * y + phase) / 5, 0);
})();

/** What a camera whose corner is there sees of it; a border was not measured. */
function picture({ down, right }: Shift, width = WIDTH, height = HEIGHT): Field {
  const values = new Float64Array(width * height);
  for (let row = 4; row < height - 4; row++)
    for (let column = 4; column < width - 4; column++)
      values[row * width + column] = scene(column + right, row + down);
  return { width, height, values };
}

describe('the shift', () => {
  it.each([
    [0, 0],
    [3, -2],
    [-7, 5],
    [9, 9],
  ])('of %i rows and %i columns is found', (down, right) => {
    // What is at a place of the second picture is that much further on in the first.
    const one = picture({ down: 100 - down, right: 100 - right });
    expect(shiftBetween(one, picture({ down: 100, right: 100 }))).toEqual({ down, right });
  });

  it('is found between pictures of different sizes', () => {
    const one = picture({ down: 97, right: 100 }, WIDTH + 2, HEIGHT - 3);
    expect(shiftBetween(one, picture({ down: 100, right: 101 }))).toEqual({ down: 3, right: 1 });
  });
});

it('a shifted picture is where the other one is, and nothing where it does not reach', () => {
  const shift = { down: 2, right: -1 };
  const moved = shifted(picture({ down: 0, right: 0 }), shift, { width: WIDTH, height: HEIGHT });
  const at = (row: number, column: number) => moved.values[row * WIDTH + column];
  expect(at(20, 30)).toBe(scene(31, 18));
  expect(at(0, 30)).toBeNaN();
  expect(at(20, WIDTH - 1)).toBeNaN();
});

it('the ring correlation of a shifted picture is that of the same one', () => {
  const found = alignedCorrelation(
    picture({ down: 95, right: 104 }),
    picture({ down: 100, right: 100 }),
  );
  expect(found.shift).toEqual({ down: 5, right: -4 });
  expect(found.correlation[0]).toBeCloseTo(1, 6);
  expect(found.above?.to).toBeNull();
});

describe('the difference', () => {
  it('is none where one of them was not measured', () => {
    const found = difference([1, 0, 3, Number.NaN], [0.5, 1, Number.POSITIVE_INFINITY, 1], false);
    expect([...found]).toEqual([0.5, Number.NaN, Number.NaN, Number.NaN]);
  });

  it('of phases is without their mean, and wraps', () => {
    const one = [3, -3, 1, 2];
    // The same but for a constant, which takes some of them over the end.
    const other = one.map((phase) => Math.atan2(Math.sin(phase + 1), Math.cos(phase + 1)));
    for (const value of difference(one, other, true)) expect(value).toBeCloseTo(0, 6);
    const off = difference([...one, 1], [...other, 1.5], true);
    expect(off.at(-1)).toBeGreaterThan(0);
  });
});
