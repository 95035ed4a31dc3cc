import { describe, expect, it } from 'vitest';
import { changeText } from '../../../shared/diff/change';
import { countDifferent, diffSources } from '../../../shared/diff/diff';
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
const rowsOf = (b: DiffSource, a = PLAIN) => diffSources(a, b).sections.flatMap(({ rows }) => rows);

describe('the diff of two payloads', () => {
  it('of one request is empty, whatever the order in which it was typed', () => {
    const diff = diffSources(PLAIN, side('B', training()));
    expect(countDifferent(diff.counts)).toBe(0);
    expect(diff.counts.source).toBe(0);
    expect(diff.counts.same).toBeGreaterThan(80);
  });

  it('names every place of a changed value, its layers and its factor', () => {
    const rows = rowsOf(side('B', training({ execution: { learning_rate: 3e-4 } })));
    const changed = rows.filter(({ kind }) => kind === 'changed');
    expect(changed.map(({ section, name }) => `${section}.${name}`)).toEqual([
      'pt_training_config.learning_rate',
      'execution_config.learning_rate',
    ]);
    expect(changed[0]).toMatchObject({
      a: { text: '0.001', layer: 'execution' },
      b: { text: '0.0003', layer: 'execution' },
      change: '×0.3',
    });
  });

  it('tells a value that only comes from elsewhere from one that changed', () => {
    const pinned = rowsOf(
      side('B', training({ overrides: { n_groups: 4, batch_size: 16 } })),
      side('A', training({ overrides: { n_groups: 4 } })),
    );
    const batch = pinned.find(
      (row) => row.section === 'pt_training_config' && row.name === 'batch_size',
    );
    expect(batch).toMatchObject({
      kind: 'source',
      a: { layer: 'pt-default' },
      b: { layer: 'override' },
    });
    expect(pinned.filter(({ kind }) => kind === 'changed')).toEqual([]);
  });

  it('keeps fields that one target does not have apart from None', () => {
    const rows = rowsOf(side('B', training({ target: 'ptychopinn-2026.07' })));
    const only = rows.filter(({ kind }) => kind === 'only-b');
    expect(only.map(({ name }) => name)).toContain('architecture');
    expect(only.every(({ a, b }) => a === null && b !== null)).toBe(true);
  });

  it('works for a request that the factory refuses', () => {
    const refused = side('refused', training({ overrides: {} }));
    const rows = rowsOf(PLAIN, refused);
    expect(rows.find(({ name }) => name === 'n_groups')).toMatchObject({ kind: 'changed' });
  });

  it('puts the sections in the order of the payload, the model after its parent', () => {
    expect(diffSources(PLAIN, PLAIN).sections.map(({ title }) => title)).toEqual([
      'tf_training_config',
      'tf_training_config.model',
      'pt_data_config',
      'pt_model_config',
      'pt_training_config',
      'execution_config',
    ]);
  });

  it('is searched by section, name, value and layer', () => {
    const rows = rowsOf(side('B', training({ execution: { learning_rate: 3e-4 } })));
    const found = (query: string) => rows.filter((row) => matchesDiff(row, query)).length;
    expect(found('learning_rate')).toBe(2);
    expect(found('pt_training 0.0003')).toBe(1);
    expect(found('changed execution_config')).toBe(1);
    expect(found('no such thing')).toBe(0);
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
  const text = diffMarkdown(
    diffSources(
      PLAIN,
      side('B | c', training({ overrides: { ...training().overrides, experiment_name: 'a|`b`' } })),
    ),
  );

  it('has one table a section, and counts what it leaves out', () => {
    expect(text).toMatch(/^# A → B \\\| c\n/);
    expect(text).toContain('## pt\\_training\\_config');
    expect(text).toMatch(/\d+ equal fields are not shown\./);
  });

  it('keeps its columns whatever a value holds', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    const columns = rows.map((line) => line.replaceAll('\\|', '').split('|').length);
    expect(new Set(columns)).toEqual(new Set([7]));
    expect(text).toContain("`` 'a\\|`b`' ``".replace("`` '", "``'").replace("' ``", "'``"));
  });
});
