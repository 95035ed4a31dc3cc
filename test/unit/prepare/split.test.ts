import { describe, expect, it } from 'vitest';
import { probeWidth, splitOf, splitSchema } from '../../../shared/prepare/split';

/** A raster of 20 × 30 positions, 5 px apart. */
const ROWS = 20;
const COLUMNS = 30;
const STEP = 5;
const x = Float64Array.from({ length: ROWS * COLUMNS }, (_, at) => STEP * (at % COLUMNS));
const y = Float64Array.from({ length: ROWS * COLUMNS }, (_, at) => STEP * Math.floor(at / COLUMNS));

const split = (by: 'random' | 'blocks' | 'stripes', share: number, seed = 0, distance = 12) =>
  splitOf(splitSchema.parse({ by, share, seed }), x, y, distance);

describe('a scan is divided', () => {
  it.each(['random', 'blocks', 'stripes'] as const)('%s: every pattern is in one part', (by) => {
    const { training, validation } = split(by, 0.2);
    expect(validation).toHaveLength(120);
    expect([...training, ...validation].sort((a, b) => a - b)).toEqual([...x.keys()]);
    expect([...validation]).toEqual([...validation].sort((a, b) => a - b));
  });

  it('the same seed gives the same patterns, another one others', () => {
    expect(split('random', 0.1, 7)).toEqual(split('random', 0.1, 7));
    expect(split('random', 0.1, 7).validation).not.toEqual(split('random', 0.1, 8).validation);
  });

  it('random is the beginning of a permutation of numpy.random.RandomState(0)', () => {
    // numpy.random.RandomState(0).permutation(10)[:3]
    const ten = Float64Array.from({ length: 10 }, (_, at) => at);
    expect([...splitOf({ by: 'random', share: 0.3, seed: 0 }, ten, ten, 1).validation]).toEqual([
      2, 4, 8,
    ]);
  });

  it('a block is a rectangle in the corner that the seed chooses', () => {
    const corner = split('blocks', 0.25, 0).validation;
    expect(Math.max(...Array.from(corner, (at) => x[at] ?? 0))).toBeLessThan(
      (STEP * COLUMNS) / 2 + STEP,
    );
    expect(Math.max(...Array.from(corner, (at) => y[at] ?? 0))).toBeLessThan(
      (STEP * ROWS) / 2 + STEP,
    );
    const far = split('blocks', 0.25, 3).validation;
    expect(Math.min(...Array.from(far, (at) => x[at] ?? 0))).toBeGreaterThan(
      (STEP * COLUMNS) / 2 - 2 * STEP,
    );
  });

  it('stripes are three bands across the longer side, or across the axis that is given', () => {
    const bands = new Set(Array.from(split('stripes', 0.1).validation, (at) => x[at]));
    expect([...bands].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual([25, 70, 120]);
    const across = splitOf({ by: 'stripes', share: 0.1, axis: 'y' }, x, y, 1).validation;
    expect(new Set(Array.from(across, (at) => y[at])).size).toBeLessThan(6);
  });

  it('both parts have a pattern, however small the share', () => {
    expect(splitOf({ by: 'random', share: 0.001 }, [0, 1], [0, 0], 1)).toMatchObject({
      training: { length: 1 },
      validation: { length: 1 },
    });
  });
});

describe('leakage', () => {
  it('counts validation patterns that have a training pattern within the distance', () => {
    const { validation, training } = split('blocks', 0.25);
    const near = Array.from(validation).filter((at) =>
      Array.from(training).some(
        (other) => Math.hypot((x[at] ?? 0) - (x[other] ?? 0), (y[at] ?? 0) - (y[other] ?? 0)) <= 12,
      ),
    );
    expect(split('blocks', 0.25).leakage).toBe(near.length / validation.length);
  });

  it('of a random split is nearly all, of a block its border, of stripes between them', () => {
    const [random, blocks, stripes] = (['random', 'blocks', 'stripes'] as const).map((by) =>
      split(by, 0.2),
    );
    expect(random?.leakage).toBeGreaterThan(0.98);
    expect(blocks?.leakage).toBeLessThan(0.5);
    expect(stripes?.leakage).toBeGreaterThan(blocks?.leakage ?? 1);
    expect(blocks?.randomLeakage).toBe(random?.leakage);
  });

  it('is 0 where parts are farther from each other than the distance', () => {
    expect(
      splitOf({ by: 'blocks', share: 0.5 }, [0, 1, 100, 101], [0, 1, 100, 101], 5).leakage,
    ).toBe(0);
  });

  it('is counted for a large scan, where comparing each with each would not end', () => {
    const n = 100_000;
    const far = Float64Array.from({ length: n }, (_, at) => (at * 7.31) % 5000);
    const wide = Float64Array.from({ length: n }, (_, at) => (at * 3.77) % 4000);
    const { leakage, randomLeakage } = splitOf({ by: 'blocks', share: 0.1 }, far, wide, 40);
    expect(leakage).toBeGreaterThan(0);
    expect(leakage).toBeLessThan(randomLeakage);
  });
});

it('the width of a probe is that of a disk as large as what is above a tenth of its peak', () => {
  const side = 64;
  const data = new Float32Array(2 * side * side);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++)
      if (Math.hypot(row - 32, column - 32) <= 10) data[2 * (row * side + column) + 1] = 3;
  expect(probeWidth({ data })).toBeCloseTo(20, 0);
});
