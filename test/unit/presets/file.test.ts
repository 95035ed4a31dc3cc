/** The preset's file: what it holds, byte for byte, and what is said of one that cannot be used. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { candidatesOf, collectPreset } from '../../../shared/presets/collect';
import { compareSettings } from '../../../shared/presets/compare';
import { EXAMPLE_PRESETS } from '../../../shared/presets/examples';
import { looksLikePreset, parsePreset, presetText } from '../../../shared/presets/file';
import { findPresets } from '../../../shared/presets/library';
import { type Preset, settingsOfPreset } from '../../../shared/presets/preset';
import { findTarget } from '../../../shared/targets';
import { PYTHON } from '../../python';
import { readAll } from './read';

const LAB: Preset = {
  name: 'lab “baseline” µ',
  description: 'Two\nlines',
  target: 'adr-003',
  overrides: { nphotons: 1e9, n_groups: 512, probe_mask: null, grid_size: [2, 2], zzz: 'a b' },
  execution: { learning_rate: 1, deterministic: true },
  profile: null,
};

describe('the file', () => {
  it('is JSON as Python writes it: floats stay floats, names in catalogue order', () => {
    const text = presetText(LAB);
    expect(text).toContain('"nphotons": 1000000000.0');
    expect(text).toContain('"n_groups": 512');
    expect(text).toContain('"learning_rate": 1.0');
    expect(text).toContain('"profile": null');
    expect(text.endsWith('}\n')).toBe(true);
    const shuffled = {
      ...LAB,
      overrides: Object.fromEntries(Object.entries(LAB.overrides).reverse()),
    };
    expect(presetText(shuffled)).toBe(text);
  });

  it('reads back to the same preset and the same bytes, by Python’s types too', () => {
    const text = presetText(LAB);
    const parsed = parsePreset(text);
    expect(parsed).toEqual({ ok: true, preset: LAB });
    expect(parsed.ok && presetText(parsed.preset)).toBe(text);
    const script =
      'import json,sys; p=json.load(sys.stdin); print({k: type(v).__name__ for k, v in {**p["overrides"], **p["execution"]}.items()})';
    const { stdout } = spawnSync(PYTHON, ['-c', script], { input: text, encoding: 'utf8' });
    expect(stdout).toContain("'nphotons': 'float'");
    expect(stdout).toContain("'n_groups': 'int'");
    expect(stdout).toContain("'learning_rate': 'float'");
    expect(stdout).toContain("'probe_mask': 'NoneType'");
    expect(stdout).toContain("'deterministic': 'bool'");
  });

  it('types a name by any target that knows it when it is made for none', () => {
    const { target: _target, ...rest } = LAB;
    expect(presetText({ ...rest, overrides: { nphotons: 5, amplitude_physics_gain: 1 } })).toMatch(
      /"nphotons": 5\.0,\s+"amplitude_physics_gain": 1\.0/,
    );
  });

  it.each([
    ['cut short', '{"format":', /not JSON/],
    ['of another kind', '{"format":"pinnboard.payload","version":1}', /not a pinnboard\.preset/],
    ['of a later version', '{"format":"pinnboard.preset","version":2}', /version 2.*newer/],
    ['without a name', '{"format":"pinnboard.preset","version":1}', /damaged: `name` is missing/],
    ['with a blank name', '{"format":"pinnboard.preset","version":1,"name":"  "}', /needs a name/],
    [
      'with a misspelt key',
      '{"format":"pinnboard.preset","version":1,"name":"a","override":{}}',
      /override/,
    ],
    [
      'with a value of no kind',
      '{"format":"pinnboard.preset","version":1,"name":"a","overrides":[]}',
      /overrides/,
    ],
  ])('%s is refused in words', (_what, text, words) => {
    const parsed = parsePreset(text);
    expect(parsed.ok ? '' : parsed.error.message).toMatch(words);
  });

  it('is told from other JSON by what it says it is', () => {
    expect(looksLikePreset('{"format":"pinnboard.preset","version":9}')).toBe(true);
    expect(looksLikePreset('{"format":"pinnboard.payload","version":1}')).toBe(false);
    expect(looksLikePreset('nonsense')).toBe(false);
  });
});

describe('a preset of a request', () => {
  const request = {
    overrides: { n_groups: 512, test_data_file: 'v.npz', loss: '/scratch/me/x' },
    execution: { num_workers: 2 },
    profile: null,
    cli_defaults: false,
  };

  it('offers every setting, and knows those that name a file of this machine', () => {
    const candidates = candidatesOf('adr-003', request);
    expect(candidates.map(({ name, isPath }) => [name, isPath])).toEqual([
      ['n_groups', false],
      ['test_data_file', true],
      ['loss', true],
      ['num_workers', false],
    ]);
  });

  it('holds the settings that were chosen and no others', () => {
    const chosen = candidatesOf('adr-003', request).filter(({ isPath }) => !isPath);
    expect(collectPreset({ name: 'a', description: '' }, chosen)).toEqual({
      name: 'a',
      description: '',
      overrides: { n_groups: 512 },
      execution: { num_workers: 2 },
    });
  });
});

describe('comparing', () => {
  it('tells what differs, by how much, and what only one side sets', () => {
    const other: Preset = { ...LAB, overrides: { nphotons: 1e8, n_groups: 512 }, execution: {} };
    const rows = compareSettings(settingsOfPreset(LAB), settingsOfPreset(other), 'adr-003');
    const of = (name: string) => rows.find((row) => row.name === name);
    expect(of('nphotons')).toMatchObject({
      kind: 'changed',
      a: '1000000000.0',
      b: '100000000.0',
      change: '×0.1',
    });
    expect(of('learning_rate')).toMatchObject({ kind: 'only-a', a: '1.0', b: null });
    expect(of('n_groups')?.kind).toBe('same');
    expect(rows.map(({ kind }) => kind).indexOf('same')).toBeGreaterThan(0);
  });
});

describe('the examples', () => {
  it.each(EXAMPLE_PRESETS.map((preset) => [preset.name, preset] as const))(
    '%s is a sound file for a target that there is, and names where it comes from',
    (_name, preset) => {
      expect(parsePreset(presetText(preset))).toEqual({ ok: true, preset });
      expect(findTarget(preset.target ?? '')).toBeDefined();
      expect(preset.source).toMatch(/PtychoPINN/);
    },
  );

  it.each(EXAMPLE_PRESETS.map((preset) => [preset.name, preset] as const))(
    '%s is taken by the factory as it is',
    async (_name, preset) => {
      const { payload, errors } = await readAll(preset);
      expect(errors).toEqual([]);
      expect(payload).not.toBeNull();
    },
  );

  it('are found by what they set', () => {
    const entries = EXAMPLE_PRESETS.map((preset) => ({
      id: preset.name,
      source: 'example' as const,
      preset,
    }));
    const names = (query: string) => findPresets(entries, query).map(({ preset }) => preset.name);
    expect(names('cbam SCHEDULER')).toEqual(['TF-parity preset for N=128']);
    expect(names('nothing of the kind')).toEqual([]);
  });
});
