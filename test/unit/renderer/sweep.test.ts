/** What the sweep's table and pictures are made of. */
import { describe, expect, it } from 'vitest';
import { axisX, lineAt, placeY, spread } from '../../../renderer/kit/parallel/lines';
import { axisScale } from '../../../renderer/kit/parallel/scale';
import { shownPoints } from '../../../renderer/sweep/points/rows';
import { tallyOf } from '../../../renderer/sweep/points/tally';
import type { PointFacts } from '../../../shared/ipc/sweep';
import { itemText } from '../../../shared/sweep/draft/list';
import { planPoints } from '../../../shared/sweep/plan/planPoints';
import type { Axis, SweepSpec } from '../../../shared/sweep/sweep';
import type { Value } from '../../../shared/values/value';
import { training } from '../factory/help';

const list = (name: string, values: Extract<Axis, { kind: 'list' }>['values']): Axis => ({
  kind: 'list',
  name,
  place: 'override',
  values,
});
const spec: SweepSpec = {
  base: training({ target: 'adr-003' }),
  axes: [list('gridsize', [2, 1, 10]), list('optimizer', ['sgd', 'adam'])],
  method: { kind: 'grid' },
  leave_out: [],
};
const ready = (...rules: string[]): PointFacts => ({
  status: 'ready',
  errors: 0,
  warnings: rules.length,
  rules,
});
const refused: PointFacts = {
  status: 'refused',
  errors: 1,
  warnings: 1,
  rules: ['execution-option-refused', 'test-data-missing'],
};
const FACTS = [
  refused,
  ready('test-data-missing'),
  ready('test-data-missing', 'unknown-override'),
  ready('test-data-missing'),
];
const planned = { id: 1, spec, plan: planPoints(spec), base: {}, facts: FACTS, together: [] };
const shown = (change: Partial<Parameters<typeof shownPoints>[1]>) => [
  ...shownPoints(planned, { shown: 'all', rule: null, sorting: null, ...change }),
];

describe('the table', () => {
  it('filters resolved points, and shows unresolved ones only without a filter', () => {
    expect(shown({})).toEqual([0, 1, 2, 3, 4, 5]);
    expect(shown({ shown: 'refused' })).toEqual([0]);
    expect(shown({ shown: 'ready' })).toEqual([1, 2, 3]);
    expect(shown({ rule: 'unknown-override' })).toEqual([2]);
  });

  it('does not count a warning that every point has', () => {
    expect([...tallyOf(FACTS).common]).toEqual(['test-data-missing']);
    expect(shown({ shown: 'warned' })).toEqual([2]);
    expect(tallyOf(FACTS).counts).toEqual({
      all: 4,
      ready: 3,
      'will-crash': 0,
      refused: 1,
      warned: 1,
    });
    // One point alone has nothing in common with others.
    expect(tallyOf([ready('test-data-missing')]).counts.warned).toBe(1);
  });

  it('a crash of some entry points only is one that may happen, unless a point is certain to crash', () => {
    const rules = ['diff3d-missing'];
    const possible = { ...ready(...rules), may_crash: rules };
    expect(tallyOf([possible, possible]).rules.get('diff3d-missing')).toEqual({
      count: 2,
      mark: 'may-crash',
    });
    const certain: PointFacts = { ...possible, status: 'will-crash', may_crash: [] };
    expect(tallyOf([possible, certain]).rules.get('diff3d-missing')?.mark).toBe('crash');
  });

  it('sorts numbers by size and text alphabetically, equal ones in planning order', () => {
    const by = (id: string, isDescending: boolean) => shown({ sorting: { id, isDescending } });
    expect(by('gridsize', false)).toEqual([2, 3, 0, 1, 4, 5]);
    expect(by('gridsize', true)).toEqual([4, 5, 0, 1, 2, 3]);
    expect(by('optimizer', false)).toEqual([1, 3, 5, 0, 2, 4]);
    // The worst first, what is not known yet last.
    expect(by('findings', false)).toEqual([0, 2, 1, 3, 4, 5]);
  });
});

const textOf = (value: Value) => itemText(value, { kind: 'str' });

describe('the coverage plots', () => {
  it('have logarithmic and ordinal scales', () => {
    const powers = axisScale('learning_rate', [1e-4, 1e-2, 1e-3], textOf);
    expect(powers.kind).toBe('log');
    expect([1e-4, 1e-3, 1e-2].map((value) => Number(powers.unit(value).toFixed(6)))).toEqual([
      0, 0.5, 1,
    ]);
    const words = axisScale('optimizer', ['sgd', null, 'adam'], textOf);
    expect(words.kind).toBe('ordinal');
    expect(words.ticks.map(({ at, text }) => [at, text])).toEqual([
      [0, 'sgd'],
      [0.5, 'None'],
      [1, 'adam'],
    ]);
    expect(axisScale('gridsize', [0, 1, 8], textOf).kind).toBe('linear');
  });

  it('are described with the range of the values, not of the ticks', () => {
    const rates = Array.from({ length: 20 }, (_, i) => (i + 1) * 1e-4);
    const scale = axisScale('learning_rate', rates, textOf);
    expect(scale.ticks[0]?.text).not.toBe('1e-4');
    expect(scale.words).toBe('20 values, 1e-4 to 0.002');
    const groups = axisScale('n_groups', [100, 200, 300, 400, 500, 750, 1000], textOf);
    expect(groups.words).toBe('7 values, 100 to 1000');
    expect(axisScale('gridsize', [2], textOf).words).toBe('1 value, 2');
    const words = axisScale('optimizer', ['sgd', null, 'adam'], textOf);
    expect(words.words).toBe('3 values, sgd to adam');
  });

  it('spread lines through one value without mixing them with the next value', () => {
    const places = spread(Float32Array.from({ length: 100 }, (_, i) => (i < 50 ? 0.5 : 0.6)));
    expect(new Set(places).size).toBe(100);
    expect(Math.max(...places.slice(0, 50))).toBeLessThan(Math.min(...places.slice(50)));
    expect([...spread(Float32Array.of(0, 1))]).toEqual([0, 1]);
  });

  it('find the line under the pointer between two axes, unless it is filtered out', () => {
    const frame = { width: 400, height: 300 };
    const places = [Float32Array.of(0, 1), Float32Array.of(1, 1), Float32Array.of(0, 0.5)];
    const middle = (axisX(0, 3, frame) + axisX(1, 3, frame)) / 2;
    const at = { x: middle, y: placeY(0.5, frame) + 2 };
    expect(lineAt(places, [0, 1], frame, at)).toBe(0);
    expect(lineAt(places, [1], frame, at)).toBeNull();
    expect(lineAt(places, [0, 1], frame, { x: 399, y: placeY(0.5, frame) })).toBe(1);
    expect(lineAt(places, [0, 1], frame, { x: middle, y: placeY(0.2, frame) })).toBeNull();
    const [one] = places;
    const single = { x: 10, y: placeY(1, frame) };
    expect(lineAt(one ? [one] : [], [0, 1], frame, single)).toBe(1);
  });
});
