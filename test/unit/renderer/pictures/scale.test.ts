import { describe, expect, it } from 'vitest';
import { shortNumber } from '../../../../renderer/kit/format';
import { lut } from '../../../../renderer/pictures/colormaps/lut';
import { pixels } from '../../../../renderer/pictures/paint';
import { linearScale, logScale, PHASE_SCALE, windowed } from '../../../../renderer/pictures/scale';
import { ticksOf } from '../../../../renderer/pictures/viewer/ticks';
import type { PlaneStats } from '../../../../shared/dataset/picture';

const stats = (min: number, max: number, smallestPositive: number | null): PlaneStats => ({
  min,
  max,
  mean: 0,
  smallestPositive,
  zeros: 0,
  negatives: 0,
  notFinite: 0,
});

describe('the log scale', () => {
  const scale = logScale(stats(0, 1000, 0.01));

  it('gives each power of ten the same space', () => {
    expect([0.01, 0.1, 1, 10, 100, 1000].map(scale.unit).map((x) => x.toFixed(3))).toEqual([
      '0.000',
      '0.200',
      '0.400',
      '0.600',
      '0.800',
      '1.000',
    ]);
  });

  it('puts zeros and negatives at the lower end, and does not colour NaN', () => {
    expect([0, -5].map(scale.unit)).toEqual([0, 0]);
    expect([Number.NaN, Number.POSITIVE_INFINITY].map(scale.unit)).toEqual([NaN, NaN]);
  });

  it('labels round powers, and 1, 2 and 5 where those are few', () => {
    expect(ticksOf(scale).map(({ text }) => text)).toEqual([
      '0.01',
      '0.1',
      '1',
      '10',
      '100',
      '1000',
    ]);
    const short = ticksOf(logScale(stats(0, 24.4, 1)));
    expect(short.map(({ text }) => text)).toEqual(['1', '2', '5', '10', '20']);
  });

  it('gives a part of its range all the colours', () => {
    const part = windowed(scale, [0.4, 0.6]);
    expect([1, 10, 0.1, 100].map(part.unit).map((x) => x.toFixed(3))).toEqual([
      '0.000',
      '1.000',
      '0.000',
      '1.000',
    ]);
    expect(part.value(0.5)).toBeCloseTo(Math.sqrt(10), 6);
  });

  it('does not go down to noise', () => {
    expect(logScale(stats(0, 1, 1e-30)).unit(1e-4)).toBeCloseTo(0.5, 6);
  });

  it('handles an image without positive values', () => {
    expect(logScale(stats(0, 0, null)).unit(0)).toBe(0);
    expect(logScale(stats(7, 7, 7)).unit(7)).toBe(0.5);
  });
});

describe('the linear and the phase scale', () => {
  it('goes from minimum to maximum', () => {
    const { unit } = linearScale(stats(-1, 3, 1));
    expect([-1, 1, 3, 9].map(unit)).toEqual([0, 0.5, 1, 1]);
    expect(linearScale(stats(2, 2, 2)).unit(2)).toBe(0.5);
  });

  it('is cyclic at π', () => {
    expect([-Math.PI, 0, Math.PI].map(PHASE_SCALE.unit)).toEqual([0, 0.5, 1]);
    const table = lut('twilight');
    const [first, last] = [[...table.slice(0, 3)], [...table.slice(-3)]];
    for (const i of [0, 1, 2]) expect(Math.abs((first[i] ?? 0) - (last[i] ?? 0))).toBeLessThan(6);
  });
});

describe('pixels', () => {
  it('take the colours of the map, and grey where there is no value', () => {
    const { unit } = linearScale(stats(0, 1, 1));
    const raster = { values: [0, 1, Number.NaN], width: 3, height: 1 };
    const table = lut('viridis');
    expect([...pixels(raster, { unit }, 'viridis')]).toEqual([
      ...table.slice(0, 3),
      255,
      ...table.slice(-3),
      255,
      128,
      128,
      128,
      255,
    ]);
  });

  it.each(['viridis', 'inferno'] as const)('%s grows lighter all the way', (name) => {
    const table = lut(name);
    const light = Array.from({ length: 256 }, (_, i) => {
      const [r = 0, g = 0, b = 0] = table.slice(3 * i, 3 * i + 3);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    });
    expect(light.every((value, i) => i === 0 || value >= (light[i - 1] ?? 0) - 1.5)).toBe(true);
  });
});

describe('numbers on the pictures', () => {
  it.each([
    [0, '0'],
    [0.0182, '0.0182'],
    [1.5e-7, '1.5e-7'],
    [6.617123, '6.617'],
    [123456, '1.23e5'],
    [-3, '-3'],
    [Number.NaN, 'NaN'],
  ])('%s reads %s', (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });
});
