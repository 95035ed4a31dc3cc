/** What the palette finds, how findings are grouped, what is pinned, what counts as unsaved. */
import { describe, expect, it } from 'vitest';
import { findEntries, type PaletteEntry } from '../../../renderer/app/palette/entries';
import { groupFindings } from '../../../renderer/findings/groups';
import { pinValue } from '../../../renderer/kit/fields/pin';
import { dirtyKey, newDocument, withDraft } from '../../../renderer/store/document';
import { finding } from '../../../shared/findings/factoryRules';
import { formRows } from '../../../shared/form/formRows';
import type { FieldProvenance } from '../../../shared/provenance/provenance';
import type { Value } from '../../../shared/values/value';

const NEW_WORK = newDocument('adr-003');

describe('the palette', () => {
  const entry = (title: string, detail = ''): PaletteEntry => ({
    id: title,
    kind: 'Field',
    title,
    detail,
    keys: undefined,
    run: () => {},
  });
  const entries = [
    entry('Warm-up epochs'),
    entry('Training epochs', 'max_epochs'),
    entry('Export'),
  ];
  const titles = (query: string) => findEntries(entries, query).map(({ title }) => title);

  it('needs every word, anywhere, in any case', () => {
    expect(titles('EPOCHS train')).toEqual(['Training epochs']);
    expect(titles('max_ep')).toEqual(['Training epochs']);
    expect(titles('nothing')).toEqual([]);
  });

  it('puts entries that begin with the first word first', () => {
    expect(titles('e')).toEqual(['Export', 'Warm-up epochs', 'Training epochs']);
  });
});

describe('findings', () => {
  const refused = finding('n-groups-missing', ['n_groups'], 'm');
  const wrong = finding('nphotons-divergence', ['nphotons'], 'm');
  const seen = { ...finding('test-data-missing', ['test_data_file'], 'm'), acknowledged: 'ok' };

  it('are grouped by outcome, worst first, acknowledged last', () => {
    expect(groupFindings([seen, wrong, refused]).map(({ id }) => id)).toEqual([
      'blocked',
      'wrong-result',
      'acknowledged',
    ]);
  });
});

describe('pinning', () => {
  const row = (name: string) => {
    const found = formRows('adr-003', 'training').find((one) => one.name === name);
    if (!found) throw new Error(name);
    return found;
  };
  const story = (value: Value): FieldProvenance => ({
    value,
    layer: 'pt-default',
    contributions: [],
  });

  it('sets the value in the terms of the form', () => {
    expect(pinValue(row('gridsize'), story([2, 2]))).toBe(2);
    expect(pinValue(row('learning_rate'), story(1e-3))).toBe(1e-3);
    expect(pinValue(row('subsample_seed'), story(null))).toBeNull();
  });

  it('is not offered where the form cannot express the value', () => {
    expect(pinValue(row('batch_size'), story('sixteen'))).toBeUndefined();
  });
});

describe('unsaved changes', () => {
  it('are settings, not what was viewed, in any order', () => {
    const key = dirtyKey(NEW_WORK);
    expect(dirtyKey(withDraft(NEW_WORK, { target: 'ptychopinn-2026.07', dataset: 'g' }))).toBe(key);
    expect(dirtyKey(withDraft(NEW_WORK, { overrides: { a: 1 } }))).not.toBe(key);
    const one = withDraft(NEW_WORK, { overrides: { a: 1, b: 2 } });
    const two = withDraft(NEW_WORK, { overrides: { b: 2, a: 1 } });
    expect(dirtyKey(one)).toBe(dirtyKey(two));
  });

  it('include text that could not be applied', () => {
    const typed = { nphotons: { text: '5e', base: '', problem: 'no number' } };
    expect(dirtyKey({ ...NEW_WORK, typed })).not.toBe(dirtyKey(NEW_WORK));
  });
});
