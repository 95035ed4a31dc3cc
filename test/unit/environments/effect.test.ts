import { describe, expect, it } from 'vitest';
import {
  concerns,
  type Drift,
  driftRows,
  type NameDrift,
} from '../../../shared/environments/effect';
import { resolve } from '../../../shared/factory';
import type { Values } from '../../../shared/values/value';
import { DATASET } from '../factory/help';
import { drift, TARGET } from './fixtures';

function rows(
  changes: readonly Partial<Drift>[],
  overrides: Values = {},
  { execution = {}, names = [] }: { execution?: Values; names?: readonly NameDrift[] } = {},
) {
  const draft = {
    target: TARGET,
    workflow: 'training' as const,
    output_dir: 'out',
    overrides: { n_groups: 4, ...overrides },
    execution,
    profile: null,
    cli_defaults: false,
    acknowledgements: [],
  };
  const { provenance } = resolve(
    { ...draft, train_data_file: 'scan.npz' },
    { dataset: DATASET, model: { status: 'ok' } },
  );
  expect(Object.keys(provenance).length, 'the request resolves').toBeGreaterThan(0);
  const report = { drift: changes.map(drift), names: [...names] };
  return driftRows(report, { draft, provenance, target: TARGET });
}
const effectOf = (...given: Parameters<typeof rows>) => rows(...given)[0]?.effect;

describe('the effect of drift on a configuration', () => {
  it('says that a new default changes a value that nobody set', () => {
    expect(effectOf([{ from: 4, to: 5 }])).toMatchObject({
      kind: 'changes',
      text: expect.stringMatching(/^Changes from `4\.0` to `5\.0`\./),
    });
  });

  it('says that a value that is set stays', () => {
    expect(effectOf([{ from: 4, to: 5 }], { probe_scale: 3 })).toMatchObject({
      kind: 'set',
      text: 'You set `3.0`; it stays.',
    });
  });

  it('says what is not a field there, only where it is set', () => {
    const gone = [{ change: 'removed', to: null } as const];
    expect(effectOf(gone, { probe_scale: 3 })).toMatchObject({
      kind: 'refused',
      text: 'You set `probe_scale`, which is not a field there.',
    });
    expect(effectOf(gone)).toMatchObject({ kind: 'none' });
  });

  it('says that an unknown override of today is a field there', () => {
    const added = [{ change: 'added', field: 'brand_new', from: null, to: 1 } as const];
    expect(effectOf(added, { brand_new: 2 })).toMatchObject({ kind: 'changes' });
    expect(effectOf(added)).toMatchObject({ kind: 'none', text: 'Not set here.' });
  });

  it('says which choice is missing there', () => {
    const choices = {
      section: 'pt_model_config' as const,
      field: 'mode',
      from: ['Supervised', 'Unsupervised'],
    };
    const one = (to: string[]) => effectOf([{ ...choices, change: 'choices', to }]);
    expect(one(['Supervised'])).toMatchObject({ kind: 'refused' });
    expect(one(['Unsupervised', 'Both'])).toMatchObject({ kind: 'none' });
  });

  it('knows the other names of a field, and execution options', () => {
    const gone = {
      change: 'removed',
      section: 'pt_data_config',
      field: 'grid_size',
      to: null,
    } as const;
    expect(effectOf([gone], { gridsize: 2 })).toMatchObject({
      kind: 'refused',
      text: 'You set `gridsize`, which is not a field there.',
    });
    const option = {
      change: 'removed',
      section: 'execution_config',
      field: 'num_workers',
    } as const;
    expect(effectOf([option], {}, { execution: { num_workers: 2 } })).toMatchObject({
      kind: 'refused',
    });
  });

  it('says of an alias what it sets there', () => {
    const alias = { list: 'override_aliases', name: 'max_epochs', from: 'epochs' } as const;
    const one = (to: string | null, overrides: Values = { max_epochs: 3 }) =>
      effectOf([], overrides, { names: [{ ...alias, to }] });
    expect(one(null)).toMatchObject({ kind: 'refused' });
    expect(one('nepochs')?.text).toBe('You set `max_epochs`; there it sets `nepochs`.');
    expect(one(null, {})).toMatchObject({ kind: 'none' });
  });

  it.each<[string, NameDrift, Values, Values, string]>([
    [
      'a key of params.cfg',
      { list: 'legacy_keys', name: 'probe_scale', from: 'a', to: 'b' },
      { probe_scale: 3 },
      {},
      'none',
    ],
    [
      'an unknown override that is refused there',
      { list: 'unknown_overrides', name: 'training', from: 'kept', to: 'refused' },
      { nowhere: 1 },
      {},
      'refused',
    ],
    [
      'the same without an unknown override',
      { list: 'unknown_overrides', name: 'training', from: 'kept', to: 'refused' },
      {},
      {},
      'none',
    ],
    [
      'an option that becomes an override',
      { list: 'merged_options', name: 'num_workers', from: null, to: 'merged' },
      {},
      { num_workers: 2 },
      'changes',
    ],
    [
      'what only inference reads',
      { list: 'inference_overrides', name: 'probe_scale', from: null, to: 'read' },
      { probe_scale: 3 },
      {},
      'none',
    ],
    [
      'a profile that is not used',
      { list: 'profile_ci', name: 'nphotons', from: '1', to: '2' },
      {},
      {},
      'none',
    ],
  ])('judges %s', (_what, name, overrides, execution, kind) => {
    expect(effectOf([], overrides, { execution, names: [name] })?.kind).toBe(kind);
  });

  it('puts what concerns the configuration first, and equal changes of two sections in one row', () => {
    const both = ['pt_data_config', 'tf_training_config'] as const;
    const listed = rows(
      [
        { change: 'added', field: 'brand_new', from: null, to: 1 },
        ...both.map((section) => ({ section, change: 'removed' as const, to: null })),
      ],
      { probe_scale: 3 },
    );
    expect(listed.map(({ field, sections }) => [field, sections])).toEqual([
      ['probe_scale', [...both]],
      ['brand_new', ['pt_data_config']],
    ]);
    expect(listed.map(concerns)).toEqual([true, false]);
  });
});
