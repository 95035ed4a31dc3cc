import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import { axisValues } from '../../../shared/sweep/plan/axisValues';
import { effectiveValues } from '../../../shared/sweep/plan/effective';
import { type Plan, planPoints } from '../../../shared/sweep/plan/planPoints';
import { randomBits } from '../../../shared/sweep/plan/random';
import type { Axis, SweepSpec } from '../../../shared/sweep/sweep';
import { training, WORLD } from '../factory/help';
import { list, range, sweep } from './kit';

const all = (plan: Plan) => Array.from({ length: plan.count }, (_, i) => plan.at(i));
const valuesOf = (spec: SweepSpec) => all(planPoints(spec)).map(({ values }) => values);
const rules = (spec: SweepSpec) => planPoints(spec).findings.map(({ rule }) => rule);

const anyAxis = (name: string): fc.Arbitrary<Axis> =>
  fc.oneof(
    fc
      .array(fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom('a', 'b', null, true)), {
        minLength: 1,
        maxLength: 6,
      })
      .map((values) => list(name, values)),
    fc
      .record({
        from: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        to: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        count: fc.integer({ min: 2, max: 9 }),
        scale: fc.constantFrom('linear' as const, 'log' as const),
        whole: fc.boolean(),
      })
      .map(({ from, to, count, ...more }) => range(name, from, to, count, more)),
  );
const anyAxes = fc.tuple(anyAxis('gridsize'), anyAxis('nphotons'), anyAxis('batch_size'));

describe('a grid', () => {
  it('has every combination once, the last axis fastest', () => {
    const spec = sweep([list('gridsize', [1, 2]), list('batch_size', [8, 16, 32])]);
    expect(valuesOf(spec).map(({ gridsize, batch_size }) => [gridsize, batch_size])).toEqual([
      [1, 8],
      [1, 16],
      [1, 32],
      [2, 8],
      [2, 16],
      [2, 32],
    ]);
  });

  it('has as many points as the product of its axes, each different, whatever they are', () => {
    fc.assert(
      fc.property(anyAxes, (axes) => {
        const points = valuesOf(sweep(axes));
        const product = axes.reduce((n, axis) => n * axisValues(axis).length, 1);
        expect(points.length).toBe(product);
        expect(new Set(points.map((values) => JSON.stringify(values))).size).toBe(product);
      }),
    );
  });

  it('counts a huge number of combinations without making them, and refuses it', () => {
    const axes = ['gridsize', 'batch_size', 'nphotons'].map((name) => range(name, 1, 2, 100_000));
    const plan = planPoints(sweep(axes));
    expect(plan.count).toBe(0);
    expect(plan.findings.map(({ rule }) => rule)).toContain('sweep-too-large');
    expect(plan.findings.find(({ rule }) => rule === 'sweep-too-large')?.message).toContain(
      '1,000,000,000,000,000 points',
    );
    expect(rules(sweep([range('nphotons', 1, 2, 1e12)]))).toContain('sweep-too-large');
  });
});

describe('zipped axes', () => {
  it('go side by side, repeated values among them', () => {
    const spec = sweep([list('gridsize', [1, 1, 2]), list('batch_size', [8, 16, 16])], {
      method: { kind: 'zip' },
    });
    expect(valuesOf(spec).map(({ gridsize, batch_size }) => [gridsize, batch_size])).toEqual([
      [1, 8],
      [1, 16],
      [2, 16],
    ]);
  });

  it('need one length', () => {
    const plan = planPoints(
      sweep([list('gridsize', [1, 2]), list('batch_size', [8, 16, 32])], {
        method: { kind: 'zip' },
      }),
    );
    expect(plan.count).toBe(0);
    expect(plan.findings.find(({ rule }) => rule === 'sweep-zip-lengths')?.message).toContain(
      'gridsize 2, batch_size 3',
    );
  });
});

describe('a range', () => {
  it('has its ends exactly, steps in order, and as many as it says', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
        fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
        fc.integer({ min: 2, max: 20 }),
        fc.constantFrom('linear' as const, 'log' as const),
        (from, to, count, scale) => {
          const values = axisValues(range('x', from, to, count, { scale })) as number[];
          expect([values[0], values.at(-1)]).toEqual([from, to]);
          expect(values.length).toBeLessThanOrEqual(count);
          const up = [...values].sort((a, b) => (from <= to ? a - b : b - a));
          expect(values).toEqual(up);
        },
      ),
    );
  });

  it('has decades on a logarithmic scale, written as people write them', () => {
    expect(axisValues(range('x', 1e-4, 1e-2, 5, { scale: 'log' }))).toEqual([
      1e-4, 0.000316227766017, 1e-3, 0.00316227766017, 1e-2,
    ]);
    expect(axisValues(range('x', 0, 1, 11))).toEqual([
      0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
    ]);
  });

  it('rounds to whole numbers, each once, and says so', () => {
    const axis = range('gridsize', 1, 4, 9, { whole: true });
    expect(axisValues(axis)).toEqual([1, 2, 3, 4]);
    expect(rules(sweep([axis]))).toContain('sweep-axis-repeats');
  });

  it('on a logarithmic scale has positive ends', () => {
    const plan = planPoints(sweep([range('nphotons', 0, 1e9, 3, { scale: 'log' })]));
    expect(plan.count).toBe(0);
    expect(plan.findings.find(({ rule }) => rule === 'sweep-axis-value')?.message).toContain(
      'goes from 0 to 1000000000',
    );
  });
});

describe('a random sample', () => {
  const drawn = (axes: Axis[], count: number, seed: number) =>
    sweep(axes, { method: { kind: 'random', count, seed } });

  it('draws SplitMix64, as its reference implementation does', () => {
    // https://prng.di.unimi.it/splitmix64.c with seed 1234567.
    expect(Array.from({ length: 5 }, (_, n) => randomBits(1234567, n))).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
  });

  it('is the same for one seed, whichever point is asked for first, and another for another', () => {
    fc.assert(
      fc.property(anyAxes, fc.integer({ min: 0, max: 2 ** 32 }), (axes, seed) => {
        const spec = drawn(axes, 20, seed);
        const backwards = planPoints(spec);
        const late = Array.from({ length: 20 }, (_, i) => backwards.at(19 - i).values).reverse();
        expect(late).toEqual(valuesOf(spec));
      }),
    );
    const axis = range('nphotons', 1, 1e9, 2);
    expect(valuesOf(drawn([axis], 20, 1))).not.toEqual(valuesOf(drawn([axis], 20, 2)));
  });

  it('stays between the ends, reaches all of a short list, and spreads decades evenly', () => {
    const spec = drawn(
      [
        list('batch_size', [8, 16, 32]),
        range('gridsize', 1, 3, 2, { whole: true }),
        range('nphotons', 1, 1e4, 2, { scale: 'log' }),
      ],
      4000,
      7,
    );
    const points = valuesOf(spec);
    expect(new Set(points.map(({ batch_size }) => batch_size))).toEqual(new Set([8, 16, 32]));
    for (const side of [1, 2, 3]) {
      const share = points.filter(({ gridsize }) => gridsize === side).length / points.length;
      expect(share).toBeCloseTo(1 / 3, 1);
    }
    const decades = points.map(({ nphotons }) => Math.floor(Math.log10(Number(nphotons))));
    for (const decade of [0, 1, 2, 3])
      expect(decades.filter((d) => d === decade).length / points.length).toBeCloseTo(0.25, 1);
  });
});

describe('conditions', () => {
  const axes = [list('gridsize', [1, 2, 3]), list('batch_size', [8, 16])];

  it('leave out what they are true of; the rest is numbered without gaps', () => {
    const plan = planPoints(
      sweep(axes, { leave_out: ['gridsize > 1 and batch_size < 16', 'gridsize == 3'] }),
    );
    expect([plan.candidates, plan.count]).toEqual([6, 3]);
    expect(
      all(plan).map(({ index, values }) => [index, values.gridsize, values.batch_size]),
    ).toEqual([
      [1, 1, 8],
      [2, 1, 16],
      [3, 2, 16],
    ]);
  });

  it('may name fields of the base by their effective value', () => {
    const base = training({ execution: { learning_rate: 3e-4 } });
    const effective = effectiveValues(base, resolve(base, WORLD));
    const kept = (condition: string) =>
      planPoints(sweep(axes, { base, leave_out: [condition] }), effective).count;
    expect(kept('gridsize**2 > n_groups / 256 and N == 128')).toBe(2);
    expect(
      kept(
        "execution.learning_rate == 3e-4 and pt_model_config.mode == 'Unsupervised' and override.gridsize == 1",
      ),
    ).toBe(4);
    expect(kept("'npz' in train_data_file and gridsize == 1")).toBe(4);
  });

  it.each([
    ['gridsiez > 1', /no axis and no field gridsiez\. Did you mean .*gridsize\?/],
    ['gridsize >', /at character 11: unexpected end; expected a value/],
    ['grid_size == [2, 2]', /grid_size is what the axis gridsize sets; write gridsize/],
    ['gridsize < None', /at character 10: .* cannot be ordered/],
    ['gridsize > 0', /All 6 points are excluded/],
  ])('%s is refused in words', (condition, words) => {
    const plan = planPoints(sweep(axes, { leave_out: [condition] }));
    expect(plan.count).toBe(0);
    expect(plan.findings.map(({ message }) => message).join('\n')).toMatch(words);
  });
});

describe('names of points', () => {
  it('are read at a glance', () => {
    const plan = planPoints(
      sweep([list('gridsize', [1, 2]), range('learning_rate', 1e-4, 1e-2, 5, { scale: 'log' })]),
    );
    expect(plan.at(6).name).toBe('0007_gridsize-2_learning_rate-0.000316228');
  });

  it('are unique and fit for files, whatever the values', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.array(fc.integer(), { maxLength: 9 }),
      fc.constantFrom(null, true, '', '..', 'a/b/../c d.npz', 'CON', '-rf'),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), (values) => {
        const points = all(planPoints(sweep([list('notes', values), list('gridsize', [1, 2])])));
        const names = points.map(({ name }) => name);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^\d{4}_[\w.+-]{1,130}$/);
      }),
    );
  });

  it('tell long values that begin alike apart', () => {
    const long = 'x'.repeat(100);
    const [a, b] = all(planPoints(sweep([list('notes', [`${long}1`, `${long}2`])])));
    expect(a?.name.slice(5)).not.toBe(b?.name.slice(5));
  });
});
