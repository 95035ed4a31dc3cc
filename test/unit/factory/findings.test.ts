/** What the factory itself finds: each rule with a request that has it and one that has not. */
import { describe, expect, it } from 'vitest';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { resolve } from '../../../shared/factory';
import { applyEdits } from '../../../shared/request/edits';
import type { Request, TrainingRequest } from '../../../shared/request/request';
import type { Values } from '../../../shared/values/value';
import { certain, DATASET, inference, training, WORLD, without } from './help';

const NEW = 'ptychopinn-2026.07';
const REFACTOR = 'ptychopinn-refactor-2026.07';
const rules = (request: Request, world: FileContext = WORLD) =>
  certain(resolve(request, world).findings).map((f) => f.rule);
const find = (rule: string, request: Request, world: FileContext = WORLD) =>
  resolve(request, world).findings.find((f) => f.rule === rule);

const groups = { n_groups: 8, nphotons: 1e9, test_data_file: 't.npz' };
const missing: FileContext = {
  dataset: { status: 'missing', problem: 'There is no file scan.npz.' },
};
const broken: FileContext = { dataset: { status: 'unreadable', problem: 'Cut short.' } };
const flatProbe: FileContext = {
  dataset: {
    ...DATASET,
    arrays: DATASET.arrays.map((a) => (a.name === 'probeGuess' ? { ...a, shape: [9] } : a)),
  },
};
const oldName: FileContext = {
  dataset: {
    ...DATASET,
    arrays: DATASET.arrays.filter(({ name }) => name !== 'diffraction'),
  },
};
const badMetadata: FileContext = {
  dataset: { ...DATASET, metadata: { status: 'broken', problem: 'Not JSON.' } },
};
const badArray: FileContext = {
  dataset: { ...DATASET, unreadable: [{ name: 'Y', problem: 'pickled' }] },
};
const metadata: FileContext = {
  dataset: {
    ...DATASET,
    metadata: { status: 'ok', value: { physics_parameters: { nphotons: 5e8 } } },
  },
};

const flatMetadata: FileContext = {
  dataset: { ...DATASET, metadata: { status: 'ok', value: { physics_parameters: [5e8] } } },
};

const good = training();
const goodNew = training({ target: NEW });
const goodRefactor = training({ target: REFACTOR });

interface Case {
  rule: string;
  request: Request;
  world?: FileContext;
  about: string;
  says: RegExp;
  refused?: true;
}

/** A refusal of the refactor's factory, which the main branch's does not know. */
const refactor = (
  rule: string,
  overrides: Values,
  about: string,
  says: RegExp,
  changes: Partial<TrainingRequest> = {},
): Case[] => [
  {
    rule,
    request: training({ target: REFACTOR, overrides: { ...groups, ...overrides }, ...changes }),
    about,
    says,
    refused: true,
  },
];

const cases: Case[] = [
  {
    rule: 'unknown-target',
    request: { ...good, target: 'adr-03' },
    about: 'target',
    says: /adr-003/,
    refused: true,
  },
  {
    rule: 'dataset-missing',
    request: good,
    world: missing,
    about: 'train_data_file',
    says: /scan\.npz/,
    refused: true,
  },
  {
    rule: 'dataset-missing',
    request: goodNew,
    world: missing,
    about: 'train_data_file',
    says: /scan\.npz/,
    refused: true,
  },
  {
    rule: 'dataset-unreadable',
    request: good,
    world: broken,
    about: 'train_data_file',
    says: /Cut short/,
    refused: true,
  },
  {
    rule: 'dataset-unusable',
    request: goodNew,
    world: broken,
    about: 'train_data_file',
    says: /Cut short/,
  },
  {
    rule: 'array-missing',
    request: good,
    world: without('ycoords'),
    about: 'ycoords',
    says: /Missing array:? ycoords/,
    refused: true,
  },
  {
    rule: 'dataset-unusable',
    request: goodNew,
    world: without('ycoords'),
    about: 'ycoords',
    says: /Missing array:? ycoords/,
  },
  {
    rule: 'model-missing',
    request: inference(),
    world: { ...WORLD, model: { status: 'missing' } },
    about: 'model_path',
    says: /does not exist/,
    refused: true,
  },
  {
    rule: 'model-missing',
    request: inference(),
    world: { ...WORLD, model: { status: 'not-a-folder' } },
    about: 'model_path',
    says: /is a file/,
    refused: true,
  },
  {
    rule: 'model-archive-missing',
    request: inference(),
    world: { ...WORLD, model: { status: 'no-archive' } },
    about: 'model_path',
    says: /wts\.h5\.zip/,
    refused: true,
  },
  {
    rule: 'n-groups-missing',
    request: training({ overrides: {} }),
    about: 'n_groups',
    says: /not set/,
    refused: true,
  },
  {
    rule: 'n-groups-missing',
    request: training({ target: NEW, overrides: { n_groups: null } }),
    about: 'n_groups',
    says: /None/,
    refused: true,
  },
  {
    rule: 'grid-not-square',
    request: training({ overrides: { ...groups, grid_size: [2, 3] } }),
    about: 'grid_size',
    says: /\(2, 3\)|\[2, 3\]/,
    refused: true,
  },
  {
    rule: 'grid-not-square',
    request: training({ target: NEW, overrides: { ...groups, grid_size: 'x' } }),
    about: 'grid_size',
    says: /two whole numbers/,
    refused: true,
  },
  {
    rule: 'unknown-mode',
    request: training({ overrides: { ...groups, mode: 'semi' } }),
    about: 'mode',
    says: /'semi'/,
    refused: true,
  },
  {
    rule: 'unknown-mode',
    request: training({ target: NEW, overrides: { ...groups, model_type: 'pinn' } }),
    about: 'model_type',
    says: /pinn/,
    refused: true,
  },
  {
    rule: 'unknown-activation',
    request: training({ overrides: { ...groups, amp_activation: 'gelu' } }),
    about: 'amp_activation',
    says: /'gelu'/,
    refused: true,
  },
  {
    rule: 'unknown-execution-option',
    request: training({ execution: { learnign_rate: 1 } }),
    about: 'learnign_rate',
    says: /learning_rate/,
    refused: true,
  },
  {
    rule: 'execution-option-refused',
    request: training({ execution: { accelerator: 'quantum' } }),
    about: 'accelerator',
    says: /'quantum'/,
    refused: true,
  },
  {
    rule: 'execution-option-refused',
    request: training({ overrides: { ...groups, strategy: 'mpi' } }),
    about: 'strategy',
    says: /one of/,
    refused: true,
  },
  {
    rule: 'execution-option-refused',
    request: training({ execution: { learning_rate: null } }),
    about: 'learning_rate',
    says: /None/,
    refused: true,
  },
  {
    rule: 'execution-option-refused',
    request: training({ target: NEW, execution: { devices: true } }),
    about: 'devices',
    says: /'auto'/,
    refused: true,
  },
  {
    rule: 'execution-option-refused',
    request: training({ execution: { checkpoint_save_top_k: -1 } }),
    about: 'checkpoint_save_top_k',
    says: /0 or more/,
    refused: true,
  },
  {
    rule: 'unknown-profile',
    request: training({ target: NEW, profile: 'xx' }),
    about: 'profile',
    says: /'xx'/,
    refused: true,
  },
  {
    rule: 'profile-contradicted',
    request: training({
      target: NEW,
      profile: 'ci',
      overrides: { ...groups, torch_loss_mode: 'mae' },
    }),
    about: 'torch_loss_mode',
    says: /'poisson'/,
    refused: true,
  },
  {
    rule: 'scale-contract-pair',
    request: training({
      target: NEW,
      overrides: { ...groups, scale_contract_version: 'legacy_v1' },
    }),
    about: 'measurement_domain',
    says: /missing/,
    refused: true,
  },
  {
    rule: 'physics-gain',
    request: training({ target: NEW, overrides: { ...groups, amplitude_physics_gain: 0 } }),
    about: 'amplitude_physics_gain',
    says: /greater than 0/,
    refused: true,
  },
  {
    rule: 'physics-gain',
    request: training({
      target: NEW,
      profile: 'ci',
      overrides: { ...groups, amplitude_physics_gain: 2 },
    }),
    about: 'amplitude_physics_gain',
    says: /must be 1\.0/,
    refused: true,
  },
  {
    rule: 'ci-half-configured',
    request: training({ target: NEW, overrides: { ...groups, rect_s1s2_init: 'data' } }),
    about: 'rect_s1s2_init',
    says: /rectangular_scaled/,
    refused: true,
  },
  {
    rule: 'ci-incoherent',
    request: training({
      target: NEW,
      overrides: { ...groups, physics_forward_mode: 'rectangular_scaled', torch_loss_mode: 'mae' },
    }),
    about: 'torch_loss_mode',
    says: /'mae'/,
    refused: true,
  },
  {
    rule: 'loss-weight-type',
    request: training({ target: NEW, overrides: { ...groups, nll_weight: 'high' } }),
    about: 'nll_weight',
    says: /number/,
    refused: true,
  },
  {
    rule: 'metadata-refused',
    request: training({ target: NEW, overrides: { n_groups: 8 } }),
    world: flatMetadata,
    about: '_metadata',
    says: /expects a dictionary/,
    refused: true,
  },
  {
    rule: 'nphotons-divergence',
    request: training({ overrides: { n_groups: 8 } }),
    about: 'nphotons',
    says: /1e5.*1e9/,
  },
  {
    rule: 'nphotons-divergence',
    request: training({ target: NEW, overrides: { n_groups: 8 } }),
    about: 'nphotons',
    says: /1e9/,
  },
  { rule: 'probe-size-fallback', request: good, world: flatProbe, about: 'N', says: /64/ },
  {
    rule: 'test-data-missing',
    request: training({ overrides: { n_groups: 8 } }),
    about: 'test_data_file',
    says: /validation/,
  },
  {
    rule: 'legacy-diffraction-name',
    request: good,
    world: oldName,
    about: 'diffraction',
    says: /diff3d/,
  },
  {
    rule: 'unknown-override',
    request: training({ overrides: { ...groups, batchsize: 8 } }),
    about: 'batchsize',
    says: /batch_size/,
  },
  {
    rule: 'value-type',
    request: training({ overrides: { ...groups, batch_size: 'many' } }),
    about: 'batch_size',
    says: /'many'/,
  },
  ...refactor('override-refused', { nll_weight: 0.5 }, 'nll_weight', /no training override/),
  ...refactor(
    'override-refused',
    { batchsize: 8 },
    'batchsize',
    /Did you mean batch_size\?.*refuses/,
  ),
  ...refactor('override-refused', { nepochs: 8 }, 'nepochs', /Did you mean epochs\?/),
  ...refactor(
    'model-value-refused',
    { spectral_bottleneck_blocks: 0 },
    'spectral_bottleneck_blocks',
    /greater than 0/,
  ),
  ...refactor(
    'merged-option-conflict',
    { spectral_bottleneck_blocks: 4 },
    'spectral_bottleneck_blocks',
    /4 as an override and 3/,
    { execution: { spectral_bottleneck_blocks: 3 } },
  ),
  ...refactor(
    'object-policy-pair',
    { object_layout: 'single_patch' },
    'training_canvas',
    /together/,
  ),
  ...refactor(
    'object-policy-pair',
    { object_layout: 'single_patch', training_canvas: 'relative_overlap' },
    'training_canvas',
    /single_patch with independent/,
  ),
  ...refactor(
    'object-policy-choice',
    { training_patch_weighting: 'Uniform' },
    'training_patch_weighting',
    /'uniform'/,
  ),
  ...refactor(
    'object-policy-alias',
    { object_layout: 'single_patch', training_canvas: 'independent', object_big: true },
    'object_big',
    /contradicts/,
  ),
  ...refactor(
    'object-policy-alias',
    { object_layout: 'single_patch', training_canvas: 'independent' },
    'object_big',
    /on the command line/,
    { cli_defaults: true },
  ),
  ...refactor('strict-boolean', { pad_object: 1 }, 'pad_object', /True or False/),
  ...refactor('probe-mask-false', { probe_mask: 0 }, 'probe_mask', /Use False/),
  {
    rule: 'metadata-unreadable',
    request: good,
    world: badMetadata,
    about: '_metadata',
    says: /Not JSON/,
  },
  { rule: 'array-unreadable', request: good, world: badArray, about: 'Y', says: /pickled/ },
];

describe.each(cases)('$rule', ({ rule, request, world, about, says, refused }) => {
  it(`is reported with message and field: ${about}`, () => {
    const found = find(rule, request, world);
    expect(found?.fields).toContain(about);
    expect(found?.message).toMatch(says);
    expect(found?.outcome === 'blocked').toBe(refused === true);
    expect(resolve(request, world ?? WORLD).payload === null).toBe(refused === true);
  });
});

it('each fix of a finding resolves it', () => {
  const fixes = cases.flatMap(({ rule, request, world }) => {
    const found = find(rule, request, world);
    return (found?.fixes ?? []).map((fix) => ({ rule, request, world, fix, found }));
  });
  for (const { rule, request, world, fix, found } of fixes) {
    const after = find(rule, applyEdits(request, fix.edits), world);
    expect(after?.message, fix.label).not.toBe(found?.message);
  }
  expect(fixes.length).toBeGreaterThan(30);
});

describe('valid requests', () => {
  it.each([good, goodNew, goodRefactor, inference()])(
    'have a payload and no findings',
    (request) => {
      expect(rules(request)).toEqual([]);
      expect(resolve(request, WORLD).payload).not.toBeNull();
    },
  );

  it("take nphotons from the dataset's metadata in the newer target", () => {
    const request = training({ target: NEW, overrides: { n_groups: 8, test_data_file: 't.npz' } });
    expect(rules(request, metadata)).toEqual([]);
    expect(resolve(request, metadata).payload?.overrides_applied).toMatchObject({
      nphotons: 5e8,
      nphotons_source: 'metadata',
    });
  });

  it('take n_groups from the command line in the newer target', () => {
    const request = training({ target: NEW, overrides: { nphotons: 1e9 }, cli_defaults: true });
    expect(resolve(request, WORLD).payload?.pt_training_config).toMatchObject({
      n_groups: 512,
      epochs: 100,
    });
    expect(rules({ ...request, cli_defaults: false })).toContain('n-groups-missing');
  });

  it.each<[Values, Values]>([
    [
      {},
      { object_big: true, object_layout: 'grouped_patches', training_canvas: 'relative_overlap' },
    ],
    [
      { object_big: false },
      { object_big: false, object_layout: 'single_patch', training_canvas: 'independent' },
    ],
    [
      { object_layout: 'single_patch', training_canvas: 'independent', object_big: null },
      { object_big: false, object_layout: 'single_patch', training_canvas: 'independent' },
    ],
  ])('of the refactor have the object policy of %j in every model section', (set, policy) => {
    const request = training({ target: REFACTOR, overrides: { ...groups, ...set } });
    const { payload, legacyParams, provenance } = resolve(request, WORLD);
    expect(payload?.tf_training_config?.model).toMatchObject(policy);
    expect(payload?.pt_model_config).toMatchObject(policy);
    const { object_big, ...pair } = policy;
    expect(payload?.model_spec?.model_config).toMatchObject(pair);
    expect(payload?.model_spec?.model_config).not.toHaveProperty('object_big');
    expect(legacyParams).toMatchObject({ ...pair, 'object.big': object_big });
    // A value that follows another is no value that the user set.
    const layers = Object.keys(policy).map((name) => provenance.pt_model_config?.[name]?.layer);
    const isSet = (name: string) => name in set && set[name] !== null;
    expect(layers).toEqual(
      Object.keys(policy).map((name) =>
        isSet(name) ? 'override' : Object.keys(set).length > 0 ? 'derived' : 'pt-default',
      ),
    );
  });

  it('take a None that is given for no object_big, whatever the command line sets', () => {
    const pair = { object_layout: 'single_patch', training_canvas: 'independent' };
    const request = training({
      target: REFACTOR,
      cli_defaults: true,
      overrides: { ...groups, ...pair, object_big: null },
    });
    expect(resolve(request, WORLD).payload?.pt_model_config).toMatchObject({
      ...pair,
      object_big: false,
    });
  });

  it('have a payload despite warnings', () => {
    const resolution = resolve(training({ overrides: { n_groups: 8, batchsize: 1 } }), WORLD);
    expect(resolution.findings.length).toBeGreaterThan(2);
    expect(resolution.payload).not.toBeNull();
  });
});
