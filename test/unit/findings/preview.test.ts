/** What a fix would do, on requests that are resolved like any other. */
import { describe, expect, it } from 'vitest';
import {
  compareFindings,
  previewOf,
  type Resolved,
  settingChanges,
} from '../../../shared/diff/preview';
import { resolve } from '../../../shared/factory';
import { type Finding, severityOf } from '../../../shared/findings/finding';
import { applyEdits } from '../../../shared/request/edits';
import type { TrainingRequest } from '../../../shared/request/request';
import { training, WORLD, without } from '../factory/help';

const resolved = (draft: TrainingRequest, world = WORLD): Resolved => ({
  draft,
  resolution: resolve(draft, world),
});

/** The preview of the fix with that label. */
function fixOf(request: TrainingRequest, label: string, world = WORLD) {
  const before = resolved(request, world);
  const fixes = before.resolution.findings.flatMap(({ fixes: here }) => here);
  const fix = fixes.find((one) => one.label === label);
  if (!fix) throw new Error(`${label} is none of: ${fixes.map((one) => one.label).join(', ')}`);
  return previewOf(before, resolved(applyEdits(request, fix.edits), world));
}

const rules = (findings: readonly Finding[]) => findings.map(({ rule }) => rule);
const SOUND = { n_groups: 512, nphotons: 1e9, test_data_file: 'test.npz' };

describe('the preview of a fix', () => {
  it('tells the edit, every place of the payload it reaches, and the finding that goes', () => {
    const request = training({ overrides: { ...SOUND, gridsize: 3, neighbor_count: 4 } });
    const preview = fixOf(request, 'Set neighbor_count to 9');
    expect(preview.settings).toEqual([
      { place: 'override', name: 'neighbor_count', before: '4', after: '9' },
    ]);
    expect(preview.payload).toMatchObject({
      given: { before: true, after: true },
      sections: [
        { title: 'tf_training_config', count: 1 },
        { title: 'pt_data_config', count: 1 },
      ],
      differing: 2,
    });
    expect(preview.payload.rows.map(({ path }) => path)).toEqual([
      'tf_training_config.neighbor_count',
      'pt_data_config.K',
    ]);
    expect(preview.payload.rows[1]?.row.cells).toMatchObject([
      { text: '4', layer: 'override' },
      { text: '9', layer: 'override', change: '×2.25' },
    ]);
    expect(rules(preview.gone)).toEqual(['neighbours-too-few']);
    expect(preview).toMatchObject({ come: [], restated: [], verdict: 'clean' });
  });

  it('says that a refused request gets its payload', () => {
    const { n_groups: _, ...overrides } = SOUND;
    const preview = fixOf(training({ overrides }), 'Set n_groups to 600');
    expect(preview.payload.given).toEqual({ before: false, after: true });
    expect(preview.settings).toEqual([
      { place: 'override', name: 'n_groups', before: null, after: '600' },
    ]);
    expect(rules(preview.gone)).toEqual(['n-groups-missing']);
    expect(preview.verdict).toBe('clean');
  });

  it('says that a fix brings another finding, and whether it is worse than what goes', () => {
    const grid = training({ overrides: { ...SOUND, grid_size: [1, 2], K: 3 } });
    const brings = fixOf(grid, 'Use (2, 2)');
    expect(rules(brings.gone)).toEqual(['grid-not-square']);
    expect(rules(brings.come)).toEqual(['neighbours-too-few']);
    expect(brings.verdict).toBe('brings');
    const misspelt = training({ overrides: { ...SOUND, neighbour_count: 2, gridsize: 2 } });
    const worse = fixOf(misspelt, 'Rename to neighbor_count');
    expect(rules(worse.come)).toEqual(['neighbours-too-few']);
    expect(worse.verdict).toBe('worse');
  });

  it('says that a fix brings an error', () => {
    const request = training({ execution: { learning_rat: -1 } });
    const preview = fixOf(request, 'Rename to learning_rate');
    expect(rules(preview.come)).toEqual(['execution-option-refused']);
    expect(preview.verdict).toBe('refused');
    expect(preview.settings).toEqual([
      { place: 'execution', name: 'learning_rat', before: '-1', after: null },
      { place: 'execution', name: 'learning_rate', before: null, after: '-1.0' },
    ]);
  });

  it('tells a payload that stays the same, value by value', () => {
    const preview = fixOf(training({ overrides: { ...SOUND, zzzzzz: 1 } }), 'Remove zzzzzz');
    expect(preview.payload).toMatchObject({ differing: 0, sections: [], rows: [] });
    expect(rules(preview.gone)).toEqual(['unknown-override']);
  });

  it('tells a value that only comes from elsewhere', () => {
    const request = training({ overrides: { ...SOUND, batch_size: 16 } });
    const after = applyEdits(request, [{ op: 'clear-override', name: 'batch_size' }]);
    const { payload } = previewOf(resolved(request), resolved(after));
    expect(payload.differing).toBe(0);
    const layers = payload.rows.map(({ path, row: { cells } }) => [
      path,
      ...cells.map((cell) => cell?.layer),
    ]);
    expect(layers).toContainEqual(['pt_training_config.batch_size', 'override', 'pt-default']);
  });

  it('compares no fields where the factory never came to merge them', () => {
    const request = training();
    const lost = {
      ...resolved(request),
      resolution: { payload: null, findings: [], provenance: {} },
    };
    const { payload } = previewOf(lost, resolved(request));
    expect(payload).toMatchObject({ comparable: false, rows: [], differing: 0 });
    expect(payload.given).toEqual({ before: false, after: true });
  });

  it('says what a fix does for an unreadable array too', () => {
    const request = training({ overrides: { nphotons: 1e9, test_data_file: 'v' } });
    const preview = fixOf(request, 'Set n_groups to 600', without('probeGuess'));
    expect(preview.payload.given).toEqual({ before: false, after: false });
    expect(rules(preview.gone)).toContain('n-groups-missing');
  });
});

describe('the settings that edits change', () => {
  const base = { overrides: { a: 1, b: [2, 2] }, execution: null, profile: null };

  it('leaves out what stays as it is', () => {
    const same = applyEdits(base, [
      { op: 'set-override', name: 'a', value: 1 },
      { op: 'clear-override', name: 'none' },
      { op: 'clear-execution', name: 'none' },
    ]);
    expect(settingChanges(base, same, 'adr-003')).toEqual([]);
  });

  it('keeps None apart from not set, and tells the profile', () => {
    const next = applyEdits(base, [
      { op: 'set-execution', name: 'n_devices', value: null },
      { op: 'set-profile', value: 'ci' },
    ]);
    expect(settingChanges(base, next, 'adr-003')).toEqual([
      { place: 'execution', name: 'n_devices', before: null, after: 'None' },
      { place: 'profile', name: 'profile', before: null, after: 'ci' },
    ]);
  });
});

describe('findings before and after', () => {
  const finding = (rule: string, message: string, outcome: Finding['outcome'] = 'ignored') => ({
    rule,
    outcome,
    severity: severityOf(outcome),
    fields: ['f'],
    message,
    stage: 'load' as const,
    source: [],
    fixes: [],
  });

  it('of two of one rule the one that is gone goes', () => {
    const [one, two] = [finding('r', 'one'), finding('r', 'two')];
    expect(compareFindings([one, two], [two])).toEqual({ gone: [one], come: [], restated: [] });
  });

  it('tells one that stays and says something else', () => {
    const [one, two] = [finding('r', 'one'), finding('r', 'two')];
    expect(compareFindings([one], [two])).toEqual({
      gone: [],
      come: [],
      restated: [{ before: one, after: two }],
    });
  });

  it('takes one that becomes an error for a new error', () => {
    const request = training();
    const state = (findings: Finding[]): Resolved => ({
      draft: request,
      resolution: { ...resolve(request, WORLD), findings },
    });
    const to = (after: Finding) => previewOf(state([finding('r', 'one')]), state([after])).verdict;
    expect(to(finding('r', 'two', 'blocked'))).toBe('refused');
    expect(to(finding('r', 'two', 'info'))).toBe('clean');
  });
});
