/** Targets are data and traits: every one answers every trait, and another needs nothing but its folder. */
import { describe, expect, it, vi } from 'vitest';
import { resolve } from '../../shared/factory';
import { findTarget, TARGETS } from '../../shared/targets';
import { catalogueOf } from '../../shared/targets/catalogue';
import { extendTarget } from '../../shared/targets/define';
import { knownOverrides } from '../../shared/targets/names';
import type { Target } from '../../shared/targets/target';
import { training, WORLD } from './factory/help';

/** Facts of a made-up revision, as its `facts.json` would have them. */
const MADE_UP = vi.hoisted(() => ({
  name: 'made-up',
  extends: 'ptychopinn-refactor-2026.07',
  title: 'A made-up revision',
  commit: null,
  summary: 'For this test.',
  sections: {
    pt_data_config: { nphotons: null, normalize: { type: { kind: 'str' }, default: 'Group' } },
    pt_training_config: { n_devices: { type: { kind: 'int' }, default: 2 }, epochs: null },
    tf_model_config: { object_big: { type: { kind: 'bool', nullable: true }, default: null } },
  },
}));

// The one line that a target has outside its folder: its entry in the list of targets.
vi.mock('../../shared/targets', async (original) => {
  const real = await original<typeof import('../../shared/targets')>();
  const { extendTarget: extend } = await import('../../shared/targets/define');
  const parent = real.TARGETS[MADE_UP.extends];
  if (!parent) throw new Error('nothing to extend');
  const all = { ...real.TARGETS, [MADE_UP.name]: extend(parent, MADE_UP) };
  return { ...real, TARGETS: all, findTarget: (name: string): Target | undefined => all[name] };
});

/** Groups and names of traits, those of every target together. */
const names = (targets: readonly Target[]): string[] => [
  ...new Set(
    targets.flatMap(({ traits }) =>
      Object.entries(traits).flatMap(([group, answers]) =>
        Object.keys(answers).map((name) => `${group}.${name}`),
      ),
    ),
  ),
];

/** Traits that some target answers and this one does not. */
const unanswered = (traits: { readonly [group: string]: object }, all: readonly string[]) =>
  all.filter((place) => {
    const [group = '', name = ''] = place.split('.');
    const answers: { readonly [name: string]: unknown } = { ...traits[group] };
    return answers[name] === undefined;
  });

describe('traits', () => {
  const all = names(Object.values(TARGETS));

  it.each(Object.keys(TARGETS))('%s answers every one', (name) => {
    expect(all.length).toBeGreaterThan(35);
    expect(unanswered({ ...findTarget(name)?.traits }, all)).toEqual([]);
  });

  it('are missed when a target leaves one open', () => {
    const [target] = Object.values(TARGETS);
    if (!target) throw new Error('there is no target');
    const { paths: _, ...factory } = target.traits.factory;
    expect(unanswered({ ...target.traits, factory }, all)).toEqual(['factory.paths']);
  });

  it('differ between any two targets that are not made up', () => {
    const answers = Object.values(TARGETS)
      .filter(({ name }) => name !== MADE_UP.name)
      .map(({ traits }) => JSON.stringify(traits));
    expect(new Set(answers).size).toBe(answers.length);
  });
});

describe('a made-up target that extends another', () => {
  const request = training({ target: MADE_UP.name, overrides: { n_groups: 8 } });

  it('resolves a request with its own fields and what it inherits', () => {
    const { payload, legacyParams, findings } = resolve(request, WORLD);
    expect(findings.filter(({ outcome }) => outcome === 'blocked')).toEqual([]);
    expect(payload?.pt_data_config).toMatchObject({ normalize: 'Group', K: 6 });
    expect(payload?.pt_data_config).not.toHaveProperty('nphotons');
    expect(payload?.pt_training_config).toMatchObject({ n_devices: 2, batch_size: 16 });
    expect(payload?.model_spec).toMatchObject({
      model_config: { training_canvas: 'relative_overlap' },
    });
    expect(legacyParams).toMatchObject({ 'object.big': true, gridsize: 1 });
  });

  it('refuses an override of the field that it took away, and names the nearest', () => {
    const { payload, findings } = resolve(
      { ...request, overrides: { n_groups: 8, nphotons: 1, n_group: 2 } },
      WORLD,
    );
    expect(payload).toBeNull();
    const refused = findings.filter(({ rule }) => rule === 'override-refused');
    expect(refused.map(({ fields: [name] }) => name).sort()).toEqual(['n_group', 'nphotons']);
    expect(refused.map(({ message }) => message).join()).toMatch(/Did you mean n_groups\?/);
  });

  it('keeps the place of a field that it changes', () => {
    const fields = (name: string) =>
      catalogueOf(name)
        .filter(({ section }) => section === 'pt_training_config')
        .map((field) => field.name);
    expect(fields(MADE_UP.name)).toEqual(
      fields(MADE_UP.extends).filter((name) => name !== 'epochs'),
    );
  });

  it('has the names of its parent but those', () => {
    const [own, parent] = [MADE_UP.name, MADE_UP.extends].map((name) => findTarget(name));
    if (!own || !parent) throw new Error('no target');
    const gone = [...knownOverrides(parent, 'training')].filter(
      (name) => !knownOverrides(own, 'training').has(name),
    );
    expect(gone).toEqual(['nphotons', 'epochs']);
  });

  it('fails to be read with the facts of another parent, or with a key that means nothing', () => {
    const other = findTarget('adr-003');
    const parent = findTarget(MADE_UP.extends);
    if (!other || !parent) throw new Error('no target');
    expect(() => extendTarget(other, MADE_UP)).toThrow(/extends/);
    expect(() => extendTarget(parent, { ...MADE_UP, sectoins: {} })).toThrow(/sectoins/);
  });
});
