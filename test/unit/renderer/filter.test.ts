import { describe, expect, it } from 'vitest';
import { inFilter, matchesQuery, type RowState } from '../../../renderer/form/filter';
import type { FormRow } from '../../../shared/form/rows';

const row: FormRow = {
  name: 'max_epochs',
  names: ['max_epochs', 'nepochs', 'epochs'],
  kind: 'override',
  label: 'Epochs',
  help: 'How often training goes through the data.',
  group: 'training',
  level: 'expert',
  type: { kind: 'int' },
  destinations: [{ section: 'pt_training_config', name: 'epochs' }],
};
const untouched: RowState = {
  set: false,
  provenance: undefined,
  findings: [],
  differs: false,
  unread: null,
};

describe('level filters', () => {
  it('hide rows of a higher level', () => {
    expect(inFilter(row, untouched, 'essential')).toBe(false);
    expect(inFilter(row, untouched, 'all')).toBe(true);
  });

  it('never hide a row that is set', () => {
    expect(inFilter(row, { ...untouched, set: true }, 'essential')).toBe(true);
  });
});

describe('search', () => {
  it.each(['nepochs', 'Epochs', 'through data', '@section:pt_training', '@level:expert'])(
    'finds by %s',
    (query) => {
      expect(matchesQuery(row, untouched, query)).toBe(true);
    },
  );

  it.each(['photons', 'epochs photons', '@changed', '@layer:inferred', '@nonsense'])(
    'does not find by %s',
    (query) => {
      expect(matchesQuery(row, untouched, query)).toBe(false);
    },
  );

  it('finds settings without effect', () => {
    const unread = { words: 'not forwarded', title: 'This setting does not reach training.' };
    expect(matchesQuery(row, { ...untouched, unread }, '@no-effect')).toBe(true);
    expect(matchesQuery(row, untouched, '@no-effect')).toBe(false);
  });

  it('finds by the winning layer', () => {
    const provenance = { value: 1, layer: 'inferred' as const, contributions: [] };
    expect(matchesQuery(row, { ...untouched, provenance }, '@layer:inferred')).toBe(true);
  });
});
