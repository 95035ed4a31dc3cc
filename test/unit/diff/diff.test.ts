import { describe, expect, it } from 'vitest';
import { changeText } from '../../../shared/diff/change';
import { type DiffRow, diffSources, filterDiff } from '../../../shared/diff/diff';
import { diffMarkdown } from '../../../shared/diff/markdown';
import { matchesDiff } from '../../../shared/diff/search';
import type { DiffSource } from '../../../shared/diff/source';
import { resolve } from '../../../shared/factory';
import type { Request } from '../../../shared/request/request';
import { training, WORLD } from '../factory/help';

const side = (label: string, request: Request): DiffSource => ({
  label,
  target: request.target,
  workflow: request.workflow,
  provenance: resolve(request, WORLD).provenance,
});
const PLAIN = side('A', training());
const withRate = (label: string, rate: number) =>
  side(label, training({ execution: { learning_rate: rate } }));
const rowsOf = (...sources: DiffSource[]) =>
  diffSources(sources, { by: 'section' }).groups.flatMap(({ rows }) => rows);
const named = (rows: readonly DiffRow[], name: string) =>
  rows.find(({ places }) => places.some((place) => place.name === name));

describe('the diff of two payloads', () => {
  it('of one request is empty, whatever the order in which it was typed', () => {
    const { counts } = diffSources([PLAIN, side('B', training())], { by: 'section' });
    expect(counts).toMatchObject({ differs: 0, source: 0 });
    expect(counts.same).toBeGreaterThan(80);
  });

  it('names every place of a changed value, its layers and its factor', () => {
    const changed = rowsOf(PLAIN, withRate('B', 3e-4)).filter(({ kind }) => kind === 'differs');
    const places = changed.flatMap((row) => row.places);
    expect(places.map(({ section, name }) => `${section}.${name}`)).toEqual([
      'pt_training_config.learning_rate',
      'execution_config.learning_rate',
    ]);
    expect(changed[0]?.cells).toMatchObject([
      { text: '0.001', layer: 'execution', deviates: false, change: null },
      { text: '0.0003', layer: 'execution', deviates: true, change: '×0.3' },
    ]);
  });

  it('tells a value that only comes from elsewhere from one that changed', () => {
    const pinned = rowsOf(
      side('A', training({ overrides: { n_groups: 4 } })),
      side('B', training({ overrides: { n_groups: 4, batch_size: 16 } })),
    );
    const batch = pinned.find(
      ({ places: [place] }) =>
        place?.section === 'pt_training_config' && place.name === 'batch_size',
    );
    expect(batch).toMatchObject({
      kind: 'source',
      cells: [{ layer: 'pt-default' }, { layer: 'override' }],
    });
    expect(pinned.filter(({ kind }) => kind === 'differs')).toEqual([]);
  });

  it('keeps fields that one target does not have apart from None', () => {
    const rows = rowsOf(PLAIN, side('B', training({ target: 'ptychopinn-2026.07' })));
    expect(named(rows, 'architecture')).toMatchObject({
      kind: 'differs',
      cells: [null, { deviates: true }],
    });
  });

  it('works for a request that the factory refuses', () => {
    const rows = rowsOf(side('refused', training({ overrides: {} })), PLAIN);
    expect(named(rows, 'n_groups')).toMatchObject({ kind: 'differs' });
  });

  it('puts the sections in the order of the payload, the model after its parent', () => {
    const { groups } = diffSources([PLAIN, PLAIN], { by: 'section' });
    expect(groups.map(({ title }) => title)).toEqual([
      'tf_training_config',
      'tf_training_config.model',
      'pt_data_config',
      'pt_model_config',
      'pt_training_config',
      'execution_config',
    ]);
  });

  it('is searched by setting, section, name, value and layer', () => {
    const diff = diffSources([PLAIN, withRate('B', 3e-4)], { by: 'section' });
    const found = (query: string) =>
      filterDiff(diff, (row, group) => matchesDiff(row, group, query)).flatMap(({ rows }) => rows)
        .length;
    expect(found('learning_rate')).toBe(2);
    expect(found('pt_training 0.0003')).toBe(1);
    expect(found('differs execution_config')).toBe(1);
    expect(found('no such thing')).toBe(0);
  });
});

describe('the diff by setting', () => {
  const overrides = { ...training().overrides, batch_size: 32, gridsize: 3, neighbor_count: 9 };
  const diff = diffSources([PLAIN, side('B', training({ overrides }))]);
  const setting = (title: string) => diff.groups.find((group) => group.title === title);

  it('has a setting once, though several sections contain it', () => {
    expect(setting('batch_size')?.rows.filter(({ kind }) => kind === 'differs')).toHaveLength(1);
    expect(diff.groups.map(({ title }) => title)).toEqual([
      ...new Set(diff.groups.map(({ title }) => title)),
    ]);
  });

  it('has one row for one value under different names', () => {
    const rows = setting('gridsize')?.rows ?? [];
    expect(rows).toHaveLength(1);
    expect(rows[0]?.places.map(({ name }) => name)).toEqual(['gridsize', 'grid_size']);
    expect(setting('grid_size')).toBeUndefined();
  });

  it('counts settings, not fields', () => {
    const fields = diffSources([PLAIN, side('B', training({ overrides }))], { by: 'section' });
    expect(diff.counts.differs).toBeLessThan(fields.counts.differs);
    expect(diff.counts.differs).toBe(
      diff.groups.filter(({ rows }) => rows.some(({ kind }) => kind === 'differs')).length,
    );
  });

  it('has a row for each value where the sections contradict each other', () => {
    const change = { target: 'ptychopinn-2026.07', execution: { learning_rate: 3e-4 } };
    const real = diffSources([
      side('A', training({ ...change, execution: null })),
      side('B', training(change)),
    ]);
    const rows = real.groups.find(({ title }) => title === 'learning_rate')?.rows ?? [];
    expect(
      rows
        .filter(({ kind }) => kind === 'differs')
        .map((row) => row.places.map(({ section }) => section)),
    ).toEqual([['execution_config']]);
    expect(
      rows.some(
        ({ kind, places }) =>
          kind === 'same' && places.some(({ section }) => section === 'pt_training_config'),
      ),
    ).toBe(true);
  });
});

describe('the diff of several payloads', () => {
  const sources = [withRate('a', 1e-3), withRate('b', 3e-4), withRate('c', 3e-4)];
  const deviating = (baseline: number | null) => {
    const { groups } = diffSources(sources, { baseline });
    const rows = groups.find(({ title }) => title === 'learning_rate')?.rows ?? [];
    return rows[0]?.cells.map((cell) => [cell?.deviates, cell?.change]);
  };

  it('marks what deviates from the baseline', () => {
    expect(deviating(0)).toEqual([
      [false, null],
      [true, '×0.3'],
      [true, '×0.3'],
    ]);
    expect(deviating(2)?.map(([deviates]) => deviates)).toEqual([true, false, false]);
  });

  it('without a baseline marks what deviates from most', () => {
    expect(deviating(null)).toEqual([
      [true, '×3.33'],
      [false, null],
      [false, null],
    ]);
  });

  it('differs where any two do, though neither is the baseline', () => {
    const { counts } = diffSources([withRate('a', 1e-3), withRate('b', 1e-3), withRate('c', 3e-4)]);
    expect(counts.differs).toBe(1);
  });
});

describe('how a number changed', () => {
  it.each([
    [0.001, 0.0003, '×0.3'],
    [50, 80, '×1.6'],
    [1e5, 1e9, '×10000'],
    [0, 4, '+4'],
    [4, 0, '×0'],
    [1e-300, 1e300, null],
    [3, 3, null],
    [null, 3, null],
    ['a', 'b', null],
  ] as const)('%s to %s is %s', (a, b, text) => {
    expect(changeText(a, b)).toBe(text);
  });
});

describe('the diff as Markdown', () => {
  const sources = [
    PLAIN,
    side('B | c', training({ overrides: { ...training().overrides, experiment_name: 'a|`b`' } })),
    withRate('D', 3e-4),
  ];
  const text = diffMarkdown(diffSources(sources));

  it('names the sources and the baseline, and counts what it leaves out', () => {
    expect(text).toMatch(/^# A, B \\\| c, D\n/);
    expect(text).toContain('- A: adr-003 training, the baseline');
    expect(text).toMatch(/\d+ equal settings are not shown\./);
  });

  it('has one table of settings, or one a section', () => {
    expect(text).not.toContain('##');
    expect(text).toContain('| `0.0003` ×0.3 (execution) |');
    const sections = diffMarkdown(diffSources(sources, { by: 'section' }));
    expect(sections).toContain('## pt\\_training\\_config');
  });

  it('keeps its columns whatever a value holds', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    const columns = rows.map((line) => line.replaceAll('\\|', '').split('|').length);
    expect(new Set(columns)).toEqual(new Set([7]));
    expect(text).toContain("``'a\\|`b`'``");
  });
});
