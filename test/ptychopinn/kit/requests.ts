/** Requests of small trainings and of inference on their bundles. */
import fc from 'fast-check';
import type { Request, TrainingRequest } from '../../../shared/request/request';
import { type Values, valuesSchema } from '../../../shared/values/value';
import { MAIN, REFACTOR, type RunTarget } from './settings';

/** The smallest network that every format can carry. */
const SMALL: Values = {
  architecture: 'ffno',
  fno_modes: 4,
  fno_width: 4,
  fno_blocks: 1,
  fno_cnn_blocks: 1,
};

/** A training of one epoch on 16 groups, on the CPU. */
export const training = (
  overrides: Values = {},
  execution: Values = {},
  target: RunTarget = MAIN,
): TrainingRequest => ({
  target,
  workflow: 'training',
  train_data_file: 'train.npz',
  output_dir: 'out',
  overrides: {
    ...SMALL,
    n_groups: 16,
    batch_size: 8,
    max_epochs: 1,
    nphotons: 1e9,
    test_data_file: 'validation.npz',
    ...overrides,
  },
  execution: { accelerator: 'cpu', ...execution },
  profile: null,
  cli_defaults: false,
});

/** Inference on the bundle that a training left in the same folder. */
export const inference = (overrides: Values = {}, target: RunTarget = MAIN): Request => ({
  target,
  workflow: 'inference',
  model_path: 'out',
  test_data_file: 'validation.npz',
  output_dir: 'reconstruction',
  overrides: { n_groups: 16, ...overrides },
  execution: { accelerator: 'cpu' },
  profile: null,
  cli_defaults: false,
});

/** Some of these, each set or not. */
const some = (choices: { readonly [name: string]: fc.Arbitrary<Values[string]> }) =>
  fc.record(choices, { requiredKeys: [] }).map((values) => valuesSchema.parse(values));

const OVERRIDES = {
  gridsize: fc.constantFrom(1, 2),
  batch_size: fc.constantFrom(4, 8, 16),
  max_epochs: fc.constantFrom(1, 2),
  n_groups: fc.integer({ min: 8, max: 20 }),
  nphotons: fc.constantFrom(1e6, 244_000, 5e8, 1e9),
  neighbor_count: fc.integer({ min: 4, max: 7 }),
  subsample_seed: fc.integer({ min: 0, max: 1000 }),
  torch_loss_mode: fc.constantFrom('poisson', 'mae'),
  optimizer: fc.constantFrom('adam', 'adamw', 'sgd'),
  momentum: fc.constantFrom(0.5, 0.9),
  weight_decay: fc.constantFrom(0, 1e-4),
  adam_beta1: fc.constantFrom(0.8, 0.9),
  scheduler: fc.constantFrom('Default', 'WarmupCosine', 'ReduceLROnPlateau'),
  lr_warmup_epochs: fc.constantFrom(0, 1),
  plateau_patience: fc.integer({ min: 1, max: 4 }),
  learning_rate: fc.constantFrom(1e-4, 5e-4, 1e-3),
  gradient_clip_val: fc.constantFrom(0.5, 1, null),
  log_grad_norm: fc.boolean(),
  amp_activation: fc.constantFrom('silu', 'sigmoid', 'relu'),
  probe_mask: fc.boolean(),
  probe_scale: fc.constantFrom(1, 4),
  object_big: fc.boolean(),
  probe_big: fc.boolean(),
  pad_object: fc.boolean(),
  fno_modes: fc.constantFrom(4, 6),
  fno_width: fc.constantFrom(4, 8),
  architecture: fc.constantFrom('cnn', 'ffno'),
  n_filters_scale: fc.constantFrom(1, 2),
  intensity_scale_trainable: fc.boolean(),
  max_neighbor_distance: fc.constantFrom(3, 4.5),
  experiment_name: fc.constantFrom('a b', "it's"),
  notes: fc.string({ unit: 'grapheme-composite', maxLength: 12 }),
};

const EXECUTION = {
  learning_rate: fc.constantFrom(1e-4, 2e-3),
  accum_steps: fc.constantFrom(1, 2),
  gradient_clip_val: fc.constantFrom(0.5, 1),
  deterministic: fc.boolean(),
  scheduler: fc.constantFrom('Default', 'Exponential'),
  enable_progress_bar: fc.boolean(),
  checkpoint_save_top_k: fc.constantFrom(1, 2),
  early_stop_patience: fc.integer({ min: 1, max: 100 }),
};

/** The object policy of the refactor: the pair goes together, and object_big agrees with it. */
const POLICY = fc.record(
  {
    object: fc.constantFrom<Values>(
      { object_layout: 'single_patch', training_canvas: 'independent', object_big: null },
      { object_layout: 'grouped_patches', training_canvas: 'relative_overlap', object_big: true },
    ),
    training_patch_weighting: fc.constantFrom('central_mask', 'probe', 'uniform'),
    generator_output_mode: fc.constantFrom('real_imag', 'amp_phase'),
    probe_mask_sigma: fc.constantFrom(1, 2.5),
  },
  { requiredKeys: [] },
);
const MERGED = { spectral_bottleneck_blocks: fc.constantFrom(2, 6) };

/** Trainings with a few settings each, as people set them. */
export function trainings(target: RunTarget): fc.Arbitrary<Request> {
  const main = fc.tuple(some(OVERRIDES), some(EXECUTION));
  const all =
    target === REFACTOR
      ? fc
          .tuple(main, POLICY, some(MERGED))
          .map(
            ([[overrides, execution], { object = {}, ...policy }, merged]) =>
              [
                valuesSchema.parse({ ...overrides, ...object, ...policy }),
                { ...execution, ...merged },
              ] as const,
          )
      : main;
  return all.map(([overrides, execution]) => training(overrides, execution, target));
}
