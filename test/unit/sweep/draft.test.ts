/** A sweep as text: what people type is read, what is read is written back, and what is wrong says so in its place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisFields, fieldOfAxis } from '../../../shared/sweep/draft/fields';
import { itemsOf, listText, splitList } from '../../../shared/sweep/draft/list';
import { newAxis, otherKind } from '../../../shared/sweep/draft/newAxis';
import { readSweep } from '../../../shared/sweep/draft/readSweep';
import {
  type AxisDraft,
  EMPTY_SWEEP,
  type ListDraft,
  type RangeDraft,
  type SweepDraft,
  type SweepSpec,
} from '../../../shared/sweep/sweep';

const FIELDS = axisFields('adr-003', 'training');
const RATE = { name: 'learning_rate', place: 'execution' } as const;
const list = (values: ListDraft['values']): ListDraft => ({ ...RATE, kind: 'list', values });
const range = (change: Partial<RangeDraft>): RangeDraft => ({
  ...RATE,
  kind: 'range',
  from: '1e-4',
  to: '1e-2',
  count: '5',
  scale: 'linear',
  whole: false,
  ...change,
});
const read = (change: Partial<SweepDraft>) => readSweep({ ...EMPTY_SWEEP, ...change }, FIELDS);

describe('a list of values', () => {
  it('is parted by commas and lines, not inside of brackets and quotes', () => {
    expect(splitList(`1e-3, (1, 2),"a, b"\n[3,[4, 5]] ,, it's, O'Brien's`)).toEqual([
      '1e-3',
      '(1, 2)',
      '"a, b"',
      '[3,[4, 5]]',
      "it's",
      "O'Brien's",
    ]);
  });

  it('takes each value as its field does', () => {
    const floats = itemsOf('1e9, 2, None, x', { kind: 'float', nullable: true });
    expect(floats.map(({ value }) => value)).toEqual([1e9, 2, null, undefined]);
    expect(floats[3]?.problem).toBe('expected a number or None');
    expect(itemsOf('gpu, "cpu, slow"', { kind: 'str' }).map(({ value }) => value)).toEqual([
      'gpu',
      'cpu, slow',
    ]);
  });

  it('takes numbers as the form does, but for the comma, which separates', () => {
    const items = itemsOf('244 000, 2.44×10^5, 3e−4', { kind: 'float' });
    expect(items.map(({ value }) => value)).toEqual([244_000, 244_000, 3e-4]);
    const grouped = itemsOf('244,000', { kind: 'float' });
    expect(grouped.map(({ problem }) => problem)).toEqual([
      undefined,
      'it starts with 0; a comma separates values here',
    ]);
  });

  it('is read back as it was written, whatever the texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
        for (const kind of ['str', 'path'] as const) {
          const items = itemsOf(listText(texts, { kind }), { kind, nullable: true });
          expect(items.map(({ value }) => value)).toEqual(texts);
        }
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)), {
          minLength: 1,
        }),
        (values) => {
          const type = { kind: 'float', nullable: true } as const;
          expect(itemsOf(listText(values, type), type).map(({ value }) => value)).toEqual(values);
        },
      ),
    );
  });
});

describe('an axis', () => {
  it('takes the ends of a range as people write them, and asks about a doubtful comma', () => {
    const good = read({ axes: [range({ from: '100,000', to: '2.44×10^5' })] });
    expect(good.spec?.axes[0]).toMatchObject({ from: 100_000, to: 244_000 });
    const bad = read({ axes: [range({ from: '1,5', to: '0x10' })] });
    expect(bad.spec).toBeNull();
    const draft = { ...EMPTY_SWEEP, axes: [range({ from: '1,5', to: '2' })] };
    expect(readSweep(draft, FIELDS).problem).toBe('learning_rate, from: it may mean 1.5 or 15');
    expect(read({}).problem).toBe('the sweep has no axis');
    expect(bad.axes['execution learning_rate']).toEqual({
      from: 'it may mean 1.5 or 15',
      to: 'it may mean 16',
    });
  });

  it('starts with the current value, and becomes a range around it', () => {
    const { type } = fieldOfAxis(FIELDS, { name: 'gridsize', place: 'override' });
    const axis = newAxis({ name: 'gridsize', place: 'override' }, 2);
    expect(listText(axis.values, type)).toBe('2');
    expect(otherKind(axis, type)).toMatchObject({
      kind: 'range',
      from: 1,
      to: 4,
      scale: 'linear',
      whole: true,
    });
  });

  it('says in which box something is no value', () => {
    const bad = range({ from: '0', to: 'x', count: '2.5', scale: 'log' });
    const { spec, axes } = read({ axes: [bad] });
    expect(spec).toBeNull();
    expect(axes['execution learning_rate']).toEqual({
      from: 'must be above 0 on a log scale',
      to: 'enter a number, such as 1e-4',
      count: 'must be a whole number of at least 1',
    });
    expect(read({ axes: [list('1e-3, fast, slow')] }).axes).toEqual({
      'execution learning_rate': { values: 'fast: expected a number, and 1 more' },
    });
    expect(read({ axes: [list(' ')] }).axes).toEqual({
      'execution learning_rate': { values: 'enter comma-separated values' },
    });
  });

  it('needs no count where points are drawn', () => {
    const drawn = range({ from: '1e-5', count: '', scale: 'log' });
    expect(
      read({ axes: [drawn], method: { kind: 'random', count: '20', seed: '3' } }).spec,
    ).toMatchObject({
      axes: [{ kind: 'range', from: 1e-5, to: 1e-2 }],
      method: { kind: 'random', count: 20, seed: 3 },
    });
    expect(
      read({ axes: [drawn], method: { kind: 'random', count: '0', seed: '-1' } }),
    ).toMatchObject({
      spec: null,
      count: 'must be a whole number of at least 1',
      seed: 'must be a whole number of at least 0',
    });
  });
});

it('finds the field behind every name, and offers the parts of the request', () => {
  expect(fieldOfAxis(FIELDS, { name: 'max_epochs', place: 'override' })).toBe(
    fieldOfAxis(FIELDS, { name: 'epochs', place: 'override' }),
  );
  expect(fieldOfAxis(FIELDS, { name: 'no_such', place: 'override' }).type).toBeUndefined();
  const parts = axisFields('adr-003', 'inference').filter(({ place }) => place === 'request');
  expect(parts.map(({ name }) => name)).toEqual(['model_path', 'test_data_file', 'cli_defaults']);
});

it('reads what a file holds as it is, and as its text', () => {
  const spec: Omit<SweepSpec, 'base'> = {
    axes: [
      { kind: 'list', name: 'learning_rate', place: 'execution', values: [1e-4, 1e-3] },
      { kind: 'list', name: 'train_data_file', place: 'request', values: ['/a b/c, d.npz', 'e'] },
      { ...range({}), name: 'nphotons', place: 'override', from: 1e3, to: 1e9, count: 7 },
    ],
    method: { kind: 'grid' },
    leave_out: ['nphotons < 1e5'],
  };
  expect(read(spec).spec).toEqual(spec);
  const axes = spec.axes.map((axis): AxisDraft => {
    const { type } = fieldOfAxis(FIELDS, axis);
    if (axis.kind === 'list') return { ...axis, values: listText(axis.values, type) };
    return { ...axis, from: String(axis.from), to: String(axis.to), count: String(axis.count) };
  });
  expect(read({ ...spec, axes }).spec).toEqual(spec);
});

it('a list becomes the range that it spans, and a range its numbers', () => {
  const type = { kind: 'float' } as const;
  const spanned = otherKind(list('1e-4, 1e-2, 1e-3'), type);
  expect(spanned).toMatchObject({ from: 1e-4, to: 1e-2, count: 3, scale: 'log' });
  expect(otherKind(spanned, type)).toMatchObject({ kind: 'list', values: [1e-4, 1e-3, 1e-2] });
  // Text that is no number has no range, and a range that is not valid no values.
  expect(otherKind(list('fast'), type)).toMatchObject({ from: '', to: '', count: 5 });
  expect(otherKind(range({ to: 'x' }), type)).toMatchObject({ kind: 'list', values: '' });
});
