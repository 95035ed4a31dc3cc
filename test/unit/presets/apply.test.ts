/** Layering presets under what was set by hand: who wins, what is told, what the draft remembers. */
import { describe, expect, it } from 'vitest';
import { type Adjustable, applyPresets } from '../../../shared/presets/apply';
import { madeFor, misfits } from '../../../shared/presets/fit';
import { inSlot, originOf } from '../../../shared/presets/origins';
import type { Preset } from '../../../shared/presets/preset';

const draft = (change: Partial<Adjustable> = {}): Adjustable => ({
  target: 'adr-003',
  workflow: 'training',
  overrides: {},
  execution: null,
  profile: null,
  cli_defaults: false,
  ...change,
});

const preset = (name: string, change: Partial<Preset> = {}): Preset => ({
  name,
  description: '',
  overrides: {},
  execution: {},
  ...change,
});

describe('one preset', () => {
  const base = preset('base', {
    overrides: { n_groups: 512 },
    execution: { num_workers: 4 },
    profile: 'ci',
    cli_defaults: true,
  });

  it('fills in overrides, knobs, profile and the switch, and leaves the draft as it was', () => {
    const before = draft();
    const { draft: after, fields } = applyPresets(before, [base]);
    expect(after).toEqual(
      draft({
        overrides: { n_groups: 512 },
        execution: { num_workers: 4 },
        profile: 'ci',
        cli_defaults: true,
      }),
    );
    expect(fields.map(({ outcome }) => outcome)).toEqual(['set', 'set', 'set', 'set']);
    expect(before).toEqual(draft());
  });

  it('leaves what was set by hand, and replaces it when told to', () => {
    const mine = draft({ overrides: { n_groups: 99 } });
    const kept = applyPresets(mine, [base]);
    expect(kept.draft.overrides).toEqual({ n_groups: 99 });
    expect(kept.fields[0]).toMatchObject({ outcome: 'kept', beforeFrom: null });
    const replaced = applyPresets(mine, [base], { replace: true });
    expect(replaced.draft.overrides).toEqual({ n_groups: 512 });
    expect(replaced.fields[0]?.outcome).toBe('replaced');
  });

  it('takes the place of another name of the same thing, so that it has its effect', () => {
    const mine = draft({ overrides: { grid_size: [3, 3] } });
    const two = preset('two', { overrides: { gridsize: 2 } });
    expect(applyPresets(mine, [two]).draft.overrides).toEqual({ grid_size: [3, 3] });
    expect(applyPresets(mine, [two], { replace: true }).draft.overrides).toEqual({ gridsize: 2 });
  });

  it('keeps an override and a knob of one name apart only where both have an effect', () => {
    const rate = preset('rate', { execution: { learning_rate: 1e-4 } });
    const given = { overrides: { learning_rate: 3e-4 } };
    expect(applyPresets(draft(given), [rate]).fields[0]?.outcome).toBe('kept');
    const real = applyPresets(draft({ ...given, target: 'ptychopinn-2026.07' }), [rate]);
    expect(real.fields[0]?.outcome).toBe('set');
    expect(real.draft).toMatchObject({ ...given, execution: { learning_rate: 1e-4 } });
  });

  it('may say that there is no profile, which only takes one away when told to', () => {
    const none = preset('none', { profile: null });
    const with_ = draft({ profile: 'ci' });
    expect(applyPresets(with_, [none]).draft.profile).toBe('ci');
    expect(applyPresets(with_, [none], { replace: true }).draft.profile).toBeNull();
    expect(applyPresets(draft(), [none]).fields[0]?.outcome).toBe('same');
  });
});

describe('several presets', () => {
  const first = preset('first', { overrides: { gridsize: 2, n_groups: 512, K: 6 } });
  const second = preset('second', { overrides: { grid_size: [3, 3], K: 6 } });

  it('the later wins, and the conflict is told with both values', () => {
    const { draft: after, fields } = applyPresets(draft(), [first, second]);
    expect(after.overrides).toEqual({ grid_size: [3, 3], n_groups: 512, K: 6 });
    const grid = fields.find(({ slot }) => slot === 'override gridsize');
    expect(grid?.candidate).toEqual({
      preset: 'second',
      settings: [{ place: 'override', name: 'grid_size', value: [3, 3] }],
    });
    expect(grid?.over).toEqual([
      { preset: 'first', settings: [{ place: 'override', name: 'gridsize', value: 2 }] },
    ]);
    expect(applyPresets(draft(), [second, first]).draft.overrides).toEqual({
      gridsize: 2,
      n_groups: 512,
      K: 6,
    });
  });

  it('that say the same are no conflict', () => {
    const { fields } = applyPresets(draft(), [first, second]);
    const neighbours = fields.find(({ slot }) => slot === 'override neighbor_count');
    expect(neighbours).toMatchObject({ candidate: { preset: 'second' }, over: [] });
  });

  it('made for something else are told apart, and the last decides where to switch to', () => {
    const real = preset('real', { target: 'ptychopinn-2026.07' });
    const infer = preset('infer', { workflow: 'inference' });
    expect(misfits(draft(), [first, real, infer])).toEqual([
      { preset: 'real', what: 'target', wants: 'ptychopinn-2026.07', has: 'adr-003' },
      { preset: 'infer', what: 'workflow', wants: 'inference', has: 'training' },
    ]);
    expect(madeFor([real, infer, first])).toEqual({
      target: 'ptychopinn-2026.07',
      workflow: 'inference',
    });
  });
});

describe('what the draft remembers', () => {
  const first = preset('first', { overrides: { n_groups: 512, gridsize: 2 } });
  const second = preset('second', { overrides: { n_groups: 64 } });
  const slot = 'override n_groups';

  it('is the preset of a value, until the value is changed', () => {
    const { draft: after, origins } = applyPresets(draft(), [first]);
    const now = inSlot('adr-003', after, slot);
    expect(originOf(origins, slot, now)).toMatchObject({
      origin: { preset: 'first' },
      changed: false,
    });
    expect(originOf(origins, slot, inSlot('adr-003', draft(), slot))?.changed).toBe(true);
    expect(originOf(origins, 'override N', [])).toBeNull();
  });

  it('lets a later preset replace what an earlier one filled in, and not what was changed since', () => {
    const once = applyPresets(draft(), [first]);
    const twice = applyPresets(once.draft, [second], { origins: once.origins });
    expect(twice.draft.overrides).toEqual({ n_groups: 64, gridsize: 2 });
    expect(twice.fields[0]).toMatchObject({ outcome: 'replaced', beforeFrom: 'first' });
    expect(twice.origins[slot]?.preset).toBe('second');
    const typed = { ...once.draft, overrides: { ...once.draft.overrides, n_groups: 7 } };
    const kept = applyPresets(typed, [second], { origins: once.origins });
    expect(kept.draft.overrides.n_groups).toBe(7);
    expect(kept.origins[slot]?.preset).toBe('first');
  });

  it('does not make a preset’s what was set by hand to the same value', () => {
    const { fields, origins } = applyPresets(draft({ overrides: { n_groups: 512 } }), [first]);
    expect(fields[0]?.outcome).toBe('same');
    expect(origins[slot]).toBeUndefined();
  });
});
