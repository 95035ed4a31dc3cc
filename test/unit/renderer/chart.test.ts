/** Curves of a chart: paths with gaps, values at a place, round numbers on its axes. */
import { describe, expect, it } from 'vitest';
import { pathOf, rangeOf, type Series, valueAt } from '../../../renderer/kit/chart/series';
import { apart, logTicks, tickText } from '../../../renderer/kit/chart/ticks';

const series = (values: readonly number[], more: Partial<Series> = {}): Series => ({
  name: 'loss',
  points: values.map((y, x) => ({ x, y })),
  ...more,
});
const same = (value: number) => value;

describe('a curve', () => {
  it('leaves a gap where a value is not finite', () => {
    expect(pathOf(series([1, 2, Number.NaN, 4, 5]), same, same)).toBe(
      'M0.0 1.0L1.0 2.0M3.0 4.0L4.0 5.0',
    );
  });

  it('holds each value until the next one where it is stepped', () => {
    expect(pathOf(series([1, 2], { isStepped: true }), same, same)).toBe('M0.0 1.0H1.0V2.0');
  });

  it('is read at the nearest point, or at the last one before it', () => {
    expect(valueAt(series([5, 6, 7]), 1.6)).toBe(7);
    expect(valueAt(series([5, 6, 7], { isStepped: true }), 1.6)).toBe(6);
    expect(valueAt(series([]), 1)).toBeNull();
  });
});

describe('the range of curves', () => {
  it('is that of all finite values, above 0 for a log scale', () => {
    const all = [series([-1, 3]), series([Number.NaN, 0.5, Number.POSITIVE_INFINITY])];
    expect(rangeOf(all)).toEqual([-1, 3]);
    expect(rangeOf(all, true)).toEqual([0.5, 3]);
    expect(rangeOf([series([0, -1])], true)).toBeNull();
  });
});

describe('numbers on an axis', () => {
  it('are written alike', () => {
    const texts = (ticks: readonly number[]) => ticks.map(tickText(ticks));
    expect(texts([0.00096, 0.00098, 0.001, 0.00102])).toEqual([
      '0.00096',
      '0.00098',
      '0.001',
      '0.00102',
    ]);
    expect(texts([0, 0.0002, 0.0004])).toEqual(['0', '2e-4', '4e-4']);
    expect(texts([8e10, 1e11])).toEqual(['8e10', '1e11']);
    expect(texts([1e-6, 1e-3, 1])).toEqual(['1e-6', '0.001', '1']);
    expect(texts([])).toEqual([]);
  });

  it('are powers of ten over decades, with 2 and 5 over few, and linear over less', () => {
    expect(logTicks(0.01, 1000)).toEqual([0.01, 0.1, 1, 10, 100, 1000]);
    expect(logTicks(1, 24)).toEqual([1, 2, 5, 10, 20]);
    expect(logTicks(5.2, 5.7).every((tick) => tick >= 5.2 && tick <= 5.7)).toBe(true);
    expect(logTicks(5.2, 5.7).length).toBeGreaterThan(2);
  });

  it('keep a distance, whichever way the axis goes', () => {
    expect(apart([1, 2, 3, 4], (tick) => -10 * tick, 15)).toEqual([1, 3]);
  });
});
