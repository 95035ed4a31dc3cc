import { describe, expect, it } from 'vitest';
import { clearRow, formRows, rowSetting, setRow } from '../../../shared/form/formRows';
import { applyEdits } from '../../../shared/request/edits';
import { findTarget, TARGETS } from '../../../shared/targets';
import type { Values } from '../../../shared/values/value';

const row = (name: string, target = 'adr-003') => {
  const found = formRows(target, 'training').find((r) => r.name === name);
  if (!found) throw new Error(`no row ${name}`);
  return found;
};
const draft = (overrides: Values = {}, execution: Values = {}) => ({ overrides, execution });

describe.each(Object.keys(TARGETS))('%s', (name) => {
  it.each(['training', 'inference'] as const)(
    'offers every field of its %s payload once',
    (workflow) => {
      const target = findTarget(name);
      if (!target) throw new Error('no target');
      const rows = formRows(name, workflow);
      const landed = rows.flatMap((r) => r.destinations.map((l) => `${l.section}.${l.name}`));
      const wanted = ['tf_model_config' as const, ...target.payloadSections[workflow]].flatMap(
        (section) =>
          Object.keys(target.sections[section])
            .filter((field) => !target.decided[workflow].includes(field))
            .map((field) => `${section}.${field}`),
      );
      expect([...landed].sort()).toEqual([...wanted].sort());
      expect(new Set(rows.map((r) => r.name)).size).toBe(rows.length);
    },
  );
});

describe('rows', () => {
  it('joins names that set one thing', () => {
    expect(row('gridsize').names).toEqual(['gridsize', 'grid_size']);
    expect(row('gridsize').type).toEqual({ kind: 'int' });
    expect(row('max_epochs').destinations).toEqual([
      { section: 'pt_training_config', name: 'epochs' },
      { section: 'tf_training_config', name: 'nepochs' },
    ]);
  });

  it('keeps knob and override apart where they are two things', () => {
    expect(row('learning_rate').kind).toBe('execution');
    expect(row('learning_rate', 'ptychopinn-2026.07').kind).toBe('override');
    expect(row('execution_config.learning_rate', 'ptychopinn-2026.07')).toMatchObject({
      kind: 'execution-only',
      destinations: [{ section: 'execution_config', name: 'learning_rate' }],
    });
  });

  it('reads, sets and clears under the name that is in use', () => {
    const grid = row('gridsize');
    expect(rowSetting(grid, draft())).toEqual({ set: false });
    expect(setRow(grid, draft(), 2)).toEqual([{ op: 'set-override', name: 'gridsize', value: 2 }]);
    const given = draft({ grid_size: [3, 3], gridsize: 1 });
    expect(rowSetting(grid, given)).toMatchObject({ name: 'grid_size', value: [3, 3] });
    expect(setRow(grid, given, [2, 2])).toEqual([
      { op: 'set-override', name: 'grid_size', value: [2, 2] },
    ]);
    expect(applyEdits({ ...given, profile: null }, clearRow(grid, given)).overrides).toEqual({});
  });

  it('lets an override of a knob win over the knob, and clears both', () => {
    const rate = row('learning_rate');
    const both = draft({ learning_rate: 0.1 }, { learning_rate: 0.2 });
    expect(rowSetting(rate, both)).toMatchObject({ option: false, value: 0.1 });
    expect(rowSetting(rate, draft({}, { learning_rate: 0.2 }))).toMatchObject({
      option: true,
      value: 0.2,
    });
    expect(applyEdits({ ...both, profile: null }, clearRow(rate, both))).toMatchObject(draft());
  });
});
