/**
 * The table of what reaches a run, against the factory and its recorded answers. Training is followed as PtychoPINN
 * does it: the factory's TensorFlow section and execution config go through the factory once more (ptycho_torch/workflows/components.py:1388-1446).
 */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDataset } from '../../electron/node/dataset/read';
import type { SectionFacts, SectionName } from '../../shared/catalogue/types';
import { comparable } from '../../shared/consistency/comparable';
import type { FileContext } from '../../shared/dataset/fileContext';
import { resolve } from '../../shared/factory';
import type { Resolution } from '../../shared/factory/resolution';
import { requestSchema, type TrainingRequest } from '../../shared/request/request';
import { PTYCHOPINN_2026_07 } from '../../shared/targets/ptychopinn-2026.07';
import { PTYCHOPINN_REFACTOR_2026_07 } from '../../shared/targets/ptychopinn-refactor-2026.07';
import type { Target } from '../../shared/targets/target';
import { pathlibText } from '../../shared/values/python';
import { sameValue, type Value, type Values, valuesSchema } from '../../shared/values/value';
import { FIXTURES, readVectors } from './read';

type Handed = { readonly [name: string]: readonly ['model' | 'training', string] };

/** Fields of the TensorFlow section that training hands to the second factory call, by the name it uses there. */
const MAIN: Handed = {
  n_groups: ['training', 'n_groups'],
  gridsize: ['model', 'gridsize'],
  architecture: ['model', 'architecture'],
  amp_activation: ['model', 'amp_activation'],
  n_filters_scale: ['model', 'n_filters_scale'],
  object_big: ['model', 'object_big'],
  probe_big: ['model', 'probe_big'],
  probe_mask: ['model', 'probe_mask'],
  probe_mask_sigma: ['model', 'probe_mask_sigma'],
  probe_mask_diameter: ['model', 'probe_mask_diameter'],
  pad_object: ['model', 'pad_object'],
  nphotons: ['training', 'nphotons'],
  neighbor_count: ['training', 'neighbor_count'],
  max_epochs: ['training', 'nepochs'],
  batch_size: ['training', 'batch_size'],
  subsample_seed: ['training', 'subsample_seed'],
  torch_loss_mode: ['training', 'torch_loss_mode'],
  torch_mae_pred_l2_match_target: ['training', 'torch_mae_pred_l2_match_target'],
  scheduler: ['training', 'scheduler'],
  optimizer: ['training', 'optimizer'],
  weight_decay: ['training', 'weight_decay'],
  momentum: ['training', 'momentum'],
  adam_beta1: ['training', 'adam_beta1'],
  adam_beta2: ['training', 'adam_beta2'],
  plateau_factor: ['training', 'plateau_factor'],
  plateau_patience: ['training', 'plateau_patience'],
  plateau_min_lr: ['training', 'plateau_min_lr'],
  plateau_threshold: ['training', 'plateau_threshold'],
  fno_modes: ['model', 'fno_modes'],
  fno_width: ['model', 'fno_width'],
  fno_blocks: ['model', 'fno_blocks'],
  fno_cnn_blocks: ['model', 'fno_cnn_blocks'],
  fno_input_transform: ['model', 'fno_input_transform'],
  learned_input_channels: ['model', 'learned_input_channels'],
  generator_output_mode: ['model', 'generator_output_mode'],
};
const { object_big: _, ...others } = MAIN;
/** In the refactor, the resolved object policy in place of object_big. */
const HANDED_ON: { readonly [target: string]: Handed } = {
  [PTYCHOPINN_2026_07.name]: MAIN,
  [PTYCHOPINN_REFACTOR_2026_07.name]: {
    ...others,
    object_layout: ['model', 'object_layout'],
    training_canvas: ['model', 'training_canvas'],
    training_patch_weighting: ['model', 'training_patch_weighting'],
  },
};
/** Knobs that it hands on, when they are not None. */
const HANDED_KNOBS = ['learning_rate', 'gradient_clip_val'];
/** Fields of the TensorFlow section that the run itself reads (ptycho_torch/workflows/components.py:567-660, ptycho_torch/workflows/components.py:1457-1560). */
const READ_DIRECTLY = ['test_data_file', 'train_data_file', 'output_dir', 'sequential_sampling'];

/** Sections that the second call builds, and the network is made of. */
const BUILT = ['pt_data_config', 'pt_model_config', 'pt_training_config'] as const;

/** A value of a field's type that is not its default. */
function otherThan(target: Target, name: string): Value {
  const special: { readonly [name: string]: Value } = {
    gridsize: 3,
    grid_size: [3, 3],
    mode: 'Supervised',
    model_type: 'Supervised',
    amp_activation: 'sigmoid',
    nphotons: 5e8,
    rect_s1s2_init: 'ones',
    scale_contract_version: 'legacy_v1',
    measurement_domain: 'normalized_amplitude',
    nll_weight: 0,
    object_big: false,
    object_layout: 'single_patch',
    training_canvas: 'independent',
    training_patch_weighting: 'uniform',
    model: null,
    probe_mask_tensor: null,
  };
  if (Object.hasOwn(special, name)) return special[name] ?? null;
  for (const section of Object.values(target.sections)) {
    const facts: SectionFacts = section;
    const fact = facts[name];
    if (!fact) continue;
    const { type, default: fallback } = fact;
    if (typeof fallback === 'boolean') return !fallback;
    if (typeof fallback === 'number') return fallback + 3;
    if (type.kind === 'enum') return type.choices.find((choice) => choice !== fallback) ?? 'x';
    if (type.kind === 'int' || type.kind === 'float') return 5;
    return 'x.npz';
  }
  return 7;
}

/** A path of None, a backend, a None of the object policy, which it resolves, and a mask of 1, which becomes True. */
function isWrittenOver(target: Target, name: string, value: Value): boolean {
  const { pair = [], alias, weighting } = target.traits.factory.objectPolicy ?? {};
  return (
    name === 'backend' ||
    (name === 'probe_mask' && typeof value === 'number') ||
    (value === null && ['test_data_file', ...pair, alias, weighting?.field].includes(name))
  );
}

describe.each([PTYCHOPINN_2026_07, PTYCHOPINN_REFACTOR_2026_07])('$name', (REAL) => {
  const BASE: TrainingRequest = {
    target: REAL.name,
    workflow: 'training',
    train_data_file: 'train64.npz',
    output_dir: 'out',
    overrides: { n_groups: 8 },
    execution: null,
  };

  let world: FileContext;
  beforeAll(async () => {
    world = { dataset: await readDataset(path.join(FIXTURES, 'npz', BASE.train_data_file)) };
  });

  /** The bridge makes a path of the text (ptycho_torch/config_bridge.py:318-322). */
  const asWritten = (name: string, value: Value): Value =>
    name === 'test_data_file' && typeof value === 'string' ? pathlibText(value) : value;

  const held = ({ provenance }: Resolution, section: SectionName): Values =>
    Object.fromEntries(
      Object.entries(provenance[section] ?? {}).map(([name, story]) => [name, story.value]),
    );

  const MODES: { readonly [mode: string]: string } = {
    pinn: 'Unsupervised',
    supervised: 'Supervised',
  };

  /** The two factory calls of training: of the request, and of what the first one hands on. */
  function bothCalls(request: TrainingRequest): readonly [Resolution, Resolution] {
    const first = resolve(request, world);
    const sections = {
      model: held(first, 'tf_model_config'),
      training: held(first, 'tf_training_config'),
    };
    const knobs = held(first, 'execution_config');
    const overrides: { [name: string]: Value } = {
      model_type: MODES[String(sections.model.model_type)] ?? 'Unsupervised',
    };
    for (const [name, [section, field]] of Object.entries(HANDED_ON[REAL.name] ?? {}))
      overrides[name] = sections[section][field] ?? null;
    for (const name of HANDED_KNOBS)
      if (knobs[name] !== null) overrides[name] = knobs[name] ?? null;
    return [first, resolve({ ...request, profile: null, overrides }, world)];
  }

  /** What a run has, as one flat list of values. */
  function ran(request: TrainingRequest): Values {
    const [first, second] = bothCalls(request);
    const training = held(first, 'tf_training_config');
    const has: { [name: string]: Value } = {};
    for (const section of BUILT)
      for (const [name, value] of Object.entries(held(second, section)))
        if (name !== 'nll' && !name.endsWith('_file') && name !== 'output_dir')
          has[`${section}.${name}`] = value;
    for (const name of READ_DIRECTLY) has[name] = training[name] ?? null;
    return has;
  }

  const other = (name: string): Value => otherThan(REAL, name);

  /** Paths that stand in the request itself, and what no override can hold. */
  const NOT_TRIED = ['train_data_file', 'output_dir', 'model_path', 'model', 'probe_mask_tensor'];
  /** The factory wants both of a pair, so that one alone is refused. */
  const PAIRS = [
    ['scale_contract_version', 'measurement_domain'],
    ['object_layout', 'training_canvas'],
  ];
  const pairOf = (name: string) => PAIRS.find((pair) => pair.includes(name)) ?? [name];
  const set = (name: string): Values =>
    Object.fromEntries(pairOf(name).map((one) => [one, other(one)]));

  /** The factory refuses an override that is no field of PyTorch's sections. */
  const isRefused = (name: string): boolean =>
    REAL.propagation('training', name, false)?.routes.python.effect === 'unavailable';

  describe('an override of training', () => {
    const names = REAL.propagationNames('training', false).filter(
      (name) => !NOT_TRIED.includes(name) && !isRefused(name),
    );

    it.each(names)(
      '%s comes through the two factory calls exactly when the table says so',
      (name) => {
        const before = ran(BASE);
        const after = ran({ ...BASE, overrides: { ...BASE.overrides, ...set(name) } });
        const changed = Object.keys(after).filter(
          (key) => !sameValue(after[key] ?? null, before[key] ?? null),
        );
        const reach = REAL.propagation('training', name, false);
        // What a script passes on besides does not come through the factory.
        const { effect } = reach?.withoutForwarding?.propagation ??
          reach?.routes.python ?? { effect: undefined };
        // Handed on, and then read by nothing: the table says more than the factory knows.
        if (name === 'pad_object') expect(changed).toEqual(['pt_model_config.pad_object']);
        else if (effect === 'reaches') expect(changed, `${name} is said to reach`).not.toEqual([]);
        else expect(changed, `${name} is said to be lost`).toEqual([]);
      },
    );

    it('that is lost leaves what the table says the run has', () => {
      const lost = names.flatMap((name) => {
        const { uses, routes, reads } = REAL.propagation('training', name, false) ?? {};
        return routes?.python.effect === 'dropped' && !reads && uses !== undefined
          ? [{ name, uses }]
          : [];
      });
      for (const { name, uses } of lost) {
        const overrides = { ...BASE.overrides, [name]: other(name) };
        const [, second] = bothCalls({ ...BASE, overrides });
        expect(held(second, 'tf_training_config')[name], name).toEqual(uses);
      }
      // Most of what main loses, the refactor refuses.
      expect(lost.length).toBeGreaterThan(REAL === PTYCHOPINN_2026_07 ? 6 : 0);
    });

    it('that reaches is found again in the place that the table names', () => {
      const compared: string[] = [];
      for (const name of names) {
        const reach = REAL.propagation('training', name, false);
        if (reach?.routes.python.effect !== 'reaches' || !reach.reads) continue;
        compared.push(name);
        const value = other(name);
        const { provenance } = resolve(
          { ...BASE, overrides: { ...BASE.overrides, ...set(name) } },
          world,
        );
        const { section, name: field } = reach.reads;
        const landed = provenance[section]?.[field]?.value ?? null;
        expect(comparable(field, landed), name).toEqual(comparable(name, asWritten(name, value)));
      }
      expect(compared.length).toBeGreaterThan(65);
    });
  });

  const recordedSchema = z.object({
    request: z.record(z.string(), z.unknown()),
    expected: z.object({ payload: z.record(z.string(), valuesSchema) }),
  });

  describe('recorded answers of the real factory', () => {
    const recorded = readVectors(REAL.name).flatMap((vector) => {
      const parsed = recordedSchema.safeParse(vector);
      if (!parsed.success) return [];
      const request = requestSchema.parse({ ...parsed.data.request, target: REAL.name });
      return request.workflow === 'training'
        ? [{ request, payload: parsed.data.expected.payload }]
        : [];
    });
    const at = (payload: { [section: string]: Values }, section: string, name: string): unknown => {
      if (section !== 'tf_model_config') return payload[section]?.[name];
      const model = payload.tf_training_config?.model;
      return z.record(z.string(), z.unknown()).parse(model)[name];
    };

    /** Overrides whose place in the payload is known, with what was recorded there. */
    const settings = recorded.flatMap(({ request: { overrides }, payload }) =>
      Object.entries(overrides).flatMap(([name, value]) => {
        const reach = REAL.propagation('training', name, false);
        if (!reach?.reads || reach.reads.section === 'execution_config') return [];
        // A canonical name beside its alias wins over it.
        const rivals = REAL.synonyms.find((group) => group.includes(name)) ?? [name];
        if (rivals.filter((rival) => Object.hasOwn(overrides, rival)).length > 1) return [];
        if (isWrittenOver(REAL, name, value)) return [];
        const { section, name: field } = reach.reads;
        const landed = valuesSchema.parse({ v: at(payload, section, field) }).v ?? null;
        return [{ name, value, field, reach, landed: comparable(field, landed) }];
      }),
    );

    it('hold an override that reaches in the place that is read', () => {
      const reached = settings.filter(({ reach }) => reach.routes.python.effect === 'reaches');
      for (const { name, value, landed } of reached)
        expect(landed, name).toEqual(comparable(name, asWritten(name, value)));
      expect(reached.length).toBeGreaterThan(300);
    });

    it('hold an override that is lost nowhere there', () => {
      const lost = settings.filter(
        ({ name, field, value, reach }) =>
          reach.routes.python.effect !== 'reaches' &&
          field === name &&
          !sameValue(value, reach.neutral ?? null),
      );
      for (const { name, value, landed } of lost)
        expect(landed, name).not.toEqual(comparable(name, asWritten(name, value)));
      expect(lost.length).toBeGreaterThan(REAL === PTYCHOPINN_2026_07 ? 3 : 1);
    });
  });
});
