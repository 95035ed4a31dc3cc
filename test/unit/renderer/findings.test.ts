/** Which findings the tab shows, how they are copied, and what is said of a fix. */
import { describe, expect, it } from 'vitest';
import {
  choices,
  filterFindings,
  isFiltering,
  NO_FILTER,
  toggled,
} from '../../../renderer/findings/filter';
import { findingsMarkdown } from '../../../renderer/findings/markdown';
import { findingsText, payloadText } from '../../../renderer/kit/findings/previewWords';
import { finding } from '../../../shared/findings/factoryRules';

const refused = finding('n-groups-missing', ['n_groups'], 'n_groups is not set.');
const wrong = finding('nphotons-divergence', ['nphotons'], 'nphotons is *not* set.', [
  { label: 'Use 1e9', edits: [{ op: 'set-override', name: 'nphotons', value: 1e9 }] },
]);
const seen = {
  ...finding('test-data-missing', ['test_data_file'], 'No test_data_file.'),
  acknowledged: 'validated elsewhere',
};
const ALL = [refused, wrong, seen];
const rules = (findings: readonly { rule: string }[]) => findings.map(({ rule }) => rule);

describe('the filter of findings', () => {
  it('separates acknowledged findings from open ones', () => {
    expect(rules(filterFindings(ALL, { ...NO_FILTER, kinds: ['wrong-result'] }))).toEqual([
      'nphotons-divergence',
    ]);
    expect(
      rules(filterFindings(ALL, { ...NO_FILTER, kinds: ['blocked', 'acknowledged'] })),
    ).toEqual(['n-groups-missing', 'test-data-missing']);
  });

  it('finds words anywhere: rule, message, fields, fixes, notes', () => {
    const found = (query: string) => rules(filterFindings(ALL, { ...NO_FILTER, query }));
    expect(found('USE nphotons')).toEqual(['nphotons-divergence']);
    expect(found('elsewhere')).toEqual(['test-data-missing']);
    expect(found('set nothing')).toEqual([]);
    expect(found('  ')).toHaveLength(3);
    expect(isFiltering({ ...NO_FILTER, query: '  ' })).toBe(false);
  });

  it('counts what each choice would show under the others, and offers only what there is', () => {
    const { kinds, stages } = choices(ALL, { ...NO_FILTER, kinds: ['blocked'] });
    expect(kinds.map(({ id, count, chosen }) => [id, count, chosen])).toEqual([
      ['blocked', 1, true],
      ['wrong-result', 1, false],
      ['acknowledged', 1, false],
    ]);
    expect(stages.map(({ id, count }) => [id, count])).toEqual([
      ['factory', 1],
      ['train', 0],
    ]);
  });

  it('still offers an active choice without matches', () => {
    const { kinds } = choices([wrong], { ...NO_FILTER, kinds: ['info'] });
    expect(kinds.map(({ id, count }) => [id, count])).toEqual([
      ['wrong-result', 1],
      ['info', 0],
    ]);
  });

  it('is switched on and off choice by choice', () => {
    expect(toggled(toggled([], 'a'), 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});

describe('findings as Markdown', () => {
  it('are grouped, with fixes and reasons, and their text is escaped', () => {
    const text = findingsMarkdown(ALL, 'adr-003 training on scan_1.npz');
    expect(text).toContain('# Findings of adr-003 training on scan\\_1.npz');
    expect(text).toContain('1 blocking, 1 wrong result.');
    expect(text).toContain('## Blocks export (1)\n\n- **Blocks export** `n-groups-missing`');
    expect(text).toContain('nphotons is \\*not\\* set. Fields: `nphotons`.');
    expect(text).toContain('\n  - Fix: Use 1e9');
    expect(text).toContain('\n  - Acknowledged: validated elsewhere');
  });
});

describe('the effect of a fix, as text', () => {
  const change = (before: boolean, after: boolean, differing = 0) =>
    payloadText({
      given: { before, after },
      comparable: true,
      sections: [],
      rows: [],
      differing,
    });

  it('says whether export is possible before how many fields change', () => {
    expect(change(true, true, 1)).toBe('1 field changes.');
    expect(change(true, true)).toBe('No field changes.');
    expect(change(false, true, 2)).toBe('Export would be possible. 2 fields change.');
    expect(change(true, false)).toContain('Export would no longer be possible.');
  });

  it('counts the findings that are resolved, added and changed', () => {
    const none = { gone: [], come: [], restated: [] };
    const told = (changes: Partial<Parameters<typeof findingsText>[0]>) =>
      findingsText({ ...none, ...changes });
    expect(told({})).toBe('No finding changes.');
    expect(told({ gone: [wrong] })).toBe('Resolves 1, adds 0.');
    expect(told({ come: [wrong, seen], restated: [{ before: wrong, after: wrong }] })).toBe(
      'Resolves 0, adds 2, changes 1.',
    );
  });
});
