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
  used: null,
};
const unread = {
  words: 'not forwarded',
  title: 'This setting does not reach training: nothing reads it.',
  reason: 'Not forwarded: nothing reads it.',
};

describe('the filter for what reaches the run', () => {
  it('hides a field without effect', () => {
    expect(inFilter(untouched, 'reaches')).toBe(true);
    expect(inFilter({ ...untouched, unread }, 'reaches')).toBe(false);
    expect(inFilter({ ...untouched, unread }, 'all')).toBe(true);
  });

  it('never hides one that is set or has a finding', () => {
    expect(inFilter({ ...untouched, unread, set: true }, 'reaches')).toBe(true);
    const findings = [
      {
        rule: 'override-dropped',
        outcome: 'ignored' as const,
        severity: 'warning' as const,
        fields: ['max_epochs'],
        message: 'It is not forwarded.',
        stage: 'train' as const,
        source: [],
        fixes: [],
      },
    ];
    expect(inFilter({ ...untouched, unread, findings }, 'reaches')).toBe(true);
  });
});

describe('search', () => {
  it.each([
    'nepochs',
    'Epochs',
    'through data',
    '@section:pt_training',
    '@level:expert',
    '@group:train',
    '-@unread',
    'not @set',
    'epochs -@layer:cli',
    'epochs not photons',
    'epochs -photons',
  ])('finds by %s', (query) => {
    expect(matchesQuery(row, untouched, query)).toBe(true);
  });

  it.each([
    'photons',
    'epochs photons',
    '@set',
    '@layer:inferred',
    '@nonsense',
    '-epochs',
    'not epochs',
    'epochs -@group:training',
    'epochs not @level:expert',
  ])('does not find by %s', (query) => {
    expect(matchesQuery(row, untouched, query)).toBe(false);
  });

  it.each(['@unread', '@no-effect'])('finds settings without effect by %s', (query) => {
    expect(matchesQuery(row, { ...untouched, unread }, query)).toBe(true);
    expect(matchesQuery(row, untouched, query)).toBe(false);
    expect(matchesQuery(row, { ...untouched, unread }, `-${query}`)).toBe(false);
  });

  it('finds by the winning layer', () => {
    const provenance = { value: 1, layer: 'inferred' as const, contributions: [] };
    expect(matchesQuery(row, { ...untouched, provenance }, '@layer:inferred')).toBe(true);
  });
});
