/** What becomes of settings, and why values change, one case each. */
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import type { TrainingRequest } from '../../../shared/request/request';
import { type Upgrade, upgradeRequest } from '../../../shared/upgrade/upgrade';
import { upgradeGroups } from '../../../shared/upgrade/words';
import { training, WORLD } from '../factory/help';

const JULY = 'ptychopinn-2026.07';
const DRAFT = 'adr-003';
const REFACTOR = 'ptychopinn-refactor-2026.07';
const BASE = { n_groups: 8, nphotons: 1e9, test_data_file: 'test.npz' };

function up(to: string, { overrides = {}, ...changes }: Partial<TrainingRequest>): Upgrade {
  const request = training({ overrides: { ...BASE, ...overrides }, ...changes });
  return upgradeRequest({ request, fileContext: WORLD, to }).upgrade;
}

const settingOf = ({ settings }: Upgrade, name: string, place = 'override') =>
  settings.find((one) => one.name === name && one.place === place);
const groupsWith = (upgrade: Upgrade, name: string): string[] =>
  upgradeGroups(upgrade).flatMap(({ id, rows }) =>
    rows.some((row) => row.name === name) ? [id] : [],
  );
const causesOf = ({ values }: Upgrade, name: string) =>
  values.filter((change) => change.name === name && change.cause !== 'audit');

describe('an upgrade to the same target', () => {
  it('changes nothing', () => {
    const upgrade = up(JULY, { target: JULY, overrides: { gridsize: 2, max_epochs: 7 } });
    expect(upgrade).toMatchObject({ substantial: false, values: [], blocked: [] });
    expect(upgrade.settings.every(({ fate }) => fate === 'kept')).toBe(true);
  });
});

describe('an override', () => {
  it('that the new target does not know is removed, with the value that changes', () => {
    const upgrade = up(DRAFT, { target: JULY, overrides: { fno_modes: 6 } });
    expect(settingOf(upgrade, 'fno_modes')).toMatchObject({ fate: 'removed', hadEffect: true });
    expect(upgrade.request.overrides).not.toHaveProperty('fno_modes');
    expect(upgrade.substantial).toBe(true);
    expect(groupsWith(upgrade, 'fno_modes')).toContain('removed');
  });

  it('that had no effect is removed without being of substance', () => {
    const upgrade = up(JULY, { target: JULY, overrides: { learnign_rate: 3 } });
    expect(settingOf(upgrade, 'learnign_rate')).toMatchObject({
      fate: 'removed',
      hadEffect: false,
    });
    expect(settingOf(upgrade, 'learnign_rate')?.why).toMatchObject({ nearest: ['learning_rate'] });
    expect(upgrade.substantial).toBe(false);
  });

  it('whose value only the old target translates gets the value that it became', () => {
    const upgrade = up(JULY, { overrides: { mode: 'pinn' } });
    expect(settingOf(upgrade, 'mode')).toMatchObject({
      fate: 'renamed',
      why: { kind: 'value' },
      to: [{ name: 'mode', value: 'Unsupervised' }],
    });
    expect(upgrade.blocked).toEqual([]);
    expect(causesOf(upgrade, 'mode')).toEqual([]);
  });

  it('that sets an execution option in one target alone becomes the option', () => {
    const upgrade = up(JULY, { overrides: { accelerator: 'cpu', learning_rate: 3e-4 } });
    expect(upgrade.request.execution).toEqual({ accelerator: 'cpu', learning_rate: 3e-4 });
    expect(upgrade.request.overrides).toMatchObject({ learning_rate: 3e-4 });
    expect(upgrade.request.overrides).not.toHaveProperty('accelerator');
    expect(causesOf(upgrade, 'accelerator')).toEqual([]);
    expect(causesOf(upgrade, 'learning_rate')).toEqual([]);
  });

  it('that the new target drops no longer takes effect', () => {
    const upgrade = up(JULY, { overrides: { probe_trainable: true } });
    expect(causesOf(upgrade, 'probe_trainable')).toMatchObject([
      { section: 'tf_training_config', before: true, after: false, cause: 'no-longer' },
    ]);
    expect(groupsWith(upgrade, 'probe_trainable')).toEqual(['no-longer']);
  });
});

describe('an execution option', () => {
  it('that outranks a field in the old target alone no longer decides it', () => {
    const upgrade = up(JULY, { execution: { learning_rate: 3e-4 } });
    expect(causesOf(upgrade, 'learning_rate')).toMatchObject([
      { section: 'pt_training_config', before: 3e-4, cause: 'no-longer', by: ['learning_rate'] },
    ]);
  });

  it('that the new target lacks is removed', () => {
    const upgrade = up(DRAFT, { target: JULY, execution: { recon_log_stitch: true } });
    expect(settingOf(upgrade, 'recon_log_stitch', 'execution')).toMatchObject({ fate: 'removed' });
    expect(upgrade.request.execution).toBeNull();
    expect(upgrade.blocked).toEqual([]);
  });
});

describe('a field that is a pair in the new target', () => {
  const july = (overrides: TrainingRequest['overrides'], changes: Partial<TrainingRequest> = {}) =>
    up(REFACTOR, { target: JULY, overrides, ...changes });

  it.each([
    [true, { object_layout: 'grouped_patches', training_canvas: 'relative_overlap' }],
    [false, { object_layout: 'single_patch', training_canvas: 'independent' }],
  ])('%s becomes the pair of the same meaning', (value, pair) => {
    const upgrade = july({ object_big: value }, { entry_point: 'python' });
    const setting = settingOf(upgrade, 'object_big');
    expect(setting).toMatchObject({ fate: 'renamed', why: { kind: 'object-policy' } });
    expect(upgrade.request.overrides).toMatchObject(pair);
    expect(upgrade.request.overrides).not.toHaveProperty('object_big');
    expect(causesOf(upgrade, 'object_big')).toEqual([]);
    expect(upgrade.blocked).toEqual([]);
    expect(groupsWith(upgrade, 'object_big')).toEqual(['renamed']);
  });

  it('no longer takes effect through ptycho_train, whose flags reject every value', () => {
    const upgrade = july({ object_big: false });
    expect(settingOf(upgrade, 'object_big')).toMatchObject({ effect: { noLonger: ['script'] } });
    expect(groupsWith(upgrade, 'object_big')).toEqual(['renamed', 'no-longer']);
  });

  it('stays as it is where the command line sets the field, which would contradict the pair', () => {
    const upgrade = july({ object_big: false, gridsize: 2 }, { cli_defaults: true });
    expect(settingOf(upgrade, 'object_big')).toMatchObject({ fate: 'kept' });
    expect(upgrade.blocked).toEqual([]);
  });

  it('and the pair becomes the field again', () => {
    const pair = { object_layout: 'single_patch', training_canvas: 'independent' };
    const upgrade = up(JULY, { target: REFACTOR, overrides: pair });
    expect(upgrade.request.overrides).toMatchObject({ object_big: false });
    expect(upgrade.request.overrides).not.toHaveProperty('object_layout');
    expect(causesOf(upgrade, 'object_big')).toEqual([]);
  });
});

describe('a target that refuses names', () => {
  const july = (overrides: TrainingRequest['overrides'], changes: Partial<TrainingRequest> = {}) =>
    up(REFACTOR, { target: JULY, overrides, ...changes });

  it('has a name without an effect removed, even where another name would have one', () => {
    const upgrade = july({ nepochs: 7, n_images: 5 });
    expect(settingOf(upgrade, 'nepochs')).toMatchObject({ fate: 'removed', hadEffect: false });
    expect(upgrade.request.overrides).not.toHaveProperty('epochs');
    expect(upgrade).toMatchObject({ blocked: [], substantial: false });
  });

  it('has a name with an effect removed, with what changes', () => {
    const upgrade = july({ nll_weight: 0 });
    expect(settingOf(upgrade, 'nll_weight')).toMatchObject({
      fate: 'removed',
      hadEffect: true,
      why: { rejected: true },
    });
    expect(causesOf(upgrade, 'nll')).toMatchObject([
      { before: false, after: true, cause: 'no-longer', by: ['nll_weight'] },
    ]);
    expect(upgrade.substantial).toBe(true);
  });

  it('and one that is what training uses anyway is no change', () => {
    expect(july({ nll_weight: 1 })).toMatchObject({ blocked: [], substantial: false });
  });
});

it('a field that only the new target bridges now takes effect', () => {
  const upgrade = up(REFACTOR, { target: JULY, overrides: { probe_mask_diameter: 48 } });
  expect(causesOf(upgrade, 'probe_mask_diameter')).toContainEqual(
    expect.objectContaining({ section: 'tf_model_config', after: 48, cause: 'now' }),
  );
  expect(groupsWith(upgrade, 'probe_mask_diameter')).toEqual(['now']);
});

it('an override that the new target overwrites no longer takes effect', () => {
  const upgrade = up(REFACTOR, { target: JULY, overrides: { loss_function: 'MAE' } });
  expect(causesOf(upgrade, 'loss_function')).toContainEqual(
    expect.objectContaining({
      section: 'pt_model_config',
      before: 'MAE',
      after: 'Poisson',
      cause: 'no-longer',
    }),
  );
});

it('a request at its defaults moves without a change of substance, and a new section is listed', () => {
  const upgrade = up(REFACTOR, { target: JULY });
  expect(upgrade.substantial).toBe(false);
  expect(groupsWith(upgrade, 'model_spec.model_config')).toEqual(['fields']);
});

it('a profile that the new target lacks is removed', () => {
  const upgrade = up(DRAFT, { target: JULY, profile: 'ci' });
  expect(settingOf(upgrade, 'profile', 'profile')).toMatchObject({ fate: 'removed' });
  expect(upgrade.request.profile).toBeNull();
});

it('a default that differs is a new default, what follows from others is derived', () => {
  const upgrade = up(JULY, {});
  expect(causesOf(upgrade, 'cbam_encoder')).toMatchObject([{ cause: 'new-default', by: [] }]);
  expect(causesOf(upgrade, 'C')).toMatchObject([{ before: 4, after: 1, cause: 'derived' }]);
});

it('what blocks the new request is named', () => {
  const upgrade = up(JULY, { target: DRAFT, execution: { learning_rate: -1 } });
  expect(upgrade.blocked.flatMap(({ fields }) => fields)).toContain('learning_rate');
  expect(upgrade.substantial).toBe(true);
});

describe('a request of a target that this Pinnboard does not know', () => {
  const request = training({ target: 'ptychopinn-2027.01', overrides: BASE });

  it('is upgraded without its payload', () => {
    const { upgrade } = upgradeRequest({ request, fileContext: WORLD, to: JULY });
    expect(upgrade).toMatchObject({ comparable: false, blocked: [], values: [] });
    expect(upgrade.request).toMatchObject({ target: JULY, overrides: BASE });
  });

  it('is compared with what its file recorded', () => {
    const recorded = resolve({ ...request, target: DRAFT }, WORLD);
    const { upgrade } = upgradeRequest({ request, fileContext: WORLD, to: JULY, recorded });
    expect(upgrade.comparable).toBe(true);
    expect(causesOf(upgrade, 'C')).toMatchObject([{ before: 4, after: 1 }]);
  });
});
