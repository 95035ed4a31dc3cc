import { describe, expect, it } from 'vitest';
import { newDocument } from '../../../renderer/store/document';
import { clearRow, setRow, typeInto } from '../../../renderer/store/typing';
import { rowSetting } from '../../../shared/form/formRows';
import type { FormRow } from '../../../shared/form/rows';
import { currentText } from '../../../shared/form/typedText';

const NEW_WORK = newDocument('adr-003');

const row = (name: string, more: Partial<FormRow> = {}): FormRow => ({
  name,
  names: [name],
  kind: 'override',
  label: name,
  help: '',
  group: 'training',
  level: 'essential',
  type: { kind: 'float' },
  destinations: [{ section: 'pt_data_config', name }],
  ...more,
});
const photons = row('nphotons');
const rate = row('learning_rate', { kind: 'execution' });
const text = (work: typeof NEW_WORK, of: FormRow) =>
  currentText(work.typed[of.name], rowSetting(of, work.draft));

describe('typing into a row', () => {
  it.each([
    ['1e9', 1e9],
    ['5e-5', 5e-5],
    ['1_000', 1000],
  ])('applies %s and keeps it as typed', (typed, value) => {
    const work = typeInto(NEW_WORK, photons, typed);
    expect(work.draft.overrides).toEqual({ nphotons: value });
    expect(text(work, photons)).toMatchObject({ text: typed, problem: null });
  });

  it('keeps invalid text with its problem, and does not apply it', () => {
    const work = typeInto(typeInto(NEW_WORK, photons, '1'), photons, '1x');
    expect(work.draft.overrides).toEqual({ nphotons: 1 });
    expect(text(work, photons)?.text).toBe('1x');
    expect(text(work, photons)?.problem).toContain('number');
  });

  it('leaves the draft as it is, by identity, when text is not applied', () => {
    expect(typeInto(NEW_WORK, photons, 'abc').draft).toBe(NEW_WORK.draft);
  });

  it('resets the setting when the text is cleared', () => {
    const work = typeInto(typeInto(NEW_WORK, photons, '1e9'), photons, '');
    expect(work.draft.overrides).toEqual({});
    expect(text(work, photons)).toBeUndefined();
  });

  it('sets an execution option through the execution config, unless an override of its name is set', () => {
    expect(typeInto(NEW_WORK, rate, '3e-4').draft.execution).toEqual({ learning_rate: 3e-4 });
    const overridden = {
      ...NEW_WORK,
      draft: { ...NEW_WORK.draft, overrides: { learning_rate: 1 } },
    };
    expect(typeInto(overridden, rate, '2').draft).toMatchObject({
      overrides: { learning_rate: 2 },
      execution: {},
    });
  });

  it('shows the value rather than old text once something else has set it', () => {
    const work = setRow(typeInto(NEW_WORK, photons, '1e5'), photons, 1e9);
    expect(text(work, photons)).toBeUndefined();
  });

  it('resets every name under which a row is set', () => {
    const grid = row('gridsize', { names: ['gridsize', 'grid_size'], type: { kind: 'int' } });
    const draft = { ...NEW_WORK.draft, overrides: { gridsize: 2, grid_size: [3, 3], K: 4 } };
    expect(clearRow({ ...NEW_WORK, draft }, grid).draft.overrides).toEqual({ K: 4 });
  });
});
