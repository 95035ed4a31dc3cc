/**
 * No false alarm: what is said of the blueprint's own examples, of the configurations that PtychoPINN documents, and
 * of the bundled example. Every finding here is one to defend to their authors.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readFileContext } from '../../../electron/node/session/fileContext';
import type { ArrayFacts } from '../../../shared/dataset/facts';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { resolve } from '../../../shared/factory';
import type { Request } from '../../../shared/request/request';
import type { Values } from '../../../shared/values/value';
import { certain, DATASET } from '../factory/help';

const EXAMPLE = fileURLToPath(new URL('../../../electron/resources/example.npz', import.meta.url));

/** A scan with all that any loader reads: 10 304 amplitude patterns of N by N. */
function scan(N: number): FileContext {
  const shapes: { readonly [name: string]: number[] } = {
    diffraction: [10304, N, N],
    diff3d: [10304, N, N],
    probeGuess: [N, N],
    objectGuess: [2 * N + 99, 2 * N + 98],
    xcoords: [10304],
    ycoords: [10304],
    xcoords_start: [10304],
    ycoords_start: [10304],
  };
  const [first] = DATASET.arrays;
  const arrays = Object.entries(shapes).map(
    ([name, shape]): ArrayFacts => ({
      ...(first as ArrayFacts),
      name,
      shape,
      dtype: name.endsWith('Guess') ? 'complex64' : name.includes('coords') ? 'float64' : 'float32',
    }),
  );
  return { dataset: { ...DATASET, arrays }, model: { status: 'ok' } };
}

interface Documented {
  /** Where it stands. */
  readonly name: string;
  readonly target?: 'adr-003' | 'ptychopinn-2026.07';
  readonly workflow?: Request['workflow'];
  readonly N?: number;
  readonly overrides: Values;
  readonly execution?: Values;
  readonly profile?: string;
  readonly cli_defaults?: boolean;
  /** Rule ids, in order. */
  readonly says: string;
}

const TEST = { test_data_file: 'datasets/my_test.npz' };

const DOCUMENTED: readonly Documented[] = [
  {
    name: 'blueprint 3.1, the command line after the factory',
    overrides: { n_groups: 512, batch_size: 16, gridsize: 2, max_epochs: 100, ...TEST },
    execution: { accelerator: 'cpu', enable_progress_bar: true },
    says: 'nphotons-divergence',
  },
  {
    name: 'blueprint 3.3, inference',
    workflow: 'inference',
    overrides: { n_groups: 512, gridsize: 2 },
    execution: { inference_batch_size: 16, middle_trim: 0, pad_eval: false },
    says: 'nphotons-divergence',
  },
  {
    name: 'blueprint 5.1, override precedence',
    overrides: { n_groups: 512, batch_size: 8 },
    says: 'nphotons-divergence test-data-missing',
  },
  {
    name: 'the factory, its own example',
    target: 'ptychopinn-2026.07',
    overrides: { n_groups: 512, batch_size: 16, gridsize: 2, max_epochs: 10 },
    execution: { accelerator: 'cpu', enable_progress_bar: true },
    says: 'nphotons-divergence test-data-missing',
  },
  {
    name: 'the factory, its own example of inference',
    target: 'ptychopinn-2026.07',
    workflow: 'inference',
    overrides: { n_groups: 128, gridsize: 2 },
    execution: { inference_batch_size: 64 },
    says: 'whole-scan decided-by-model',
  },
  {
    name: 'the PyTorch guide, section 3: a first configuration',
    target: 'ptychopinn-2026.07',
    overrides: { n_groups: 512, batch_size: 4, N: 64, gridsize: 2, max_epochs: 10, ...TEST },
    says: 'nphotons-divergence',
  },
  {
    name: 'the PyTorch guide, section 4.2: the native command line',
    target: 'ptychopinn-2026.07',
    overrides: { n_groups: 512, gridsize: 2, batch_size: 16, max_epochs: 50, ...TEST },
    execution: { accelerator: 'cuda', logger_backend: 'csv', enable_progress_bar: false },
    cli_defaults: true,
    says: 'nphotons-divergence',
  },
  {
    name: 'the PyTorch guide, section 3.6: the preset for N = 128',
    target: 'ptychopinn-2026.07',
    N: 128,
    overrides: {
      n_groups: 512,
      nphotons: 1e9,
      cbam_encoder: false,
      scheduler: 'ReduceLROnPlateau',
      ...TEST,
    },
    says: 'override-dropped',
  },
  {
    name: 'the configuration guide, its YAML',
    target: 'ptychopinn-2026.07',
    overrides: {
      N: 64,
      gridsize: 2,
      n_filters_scale: 2,
      amp_activation: 'swish',
      probe_trainable: true,
      nepochs: 100,
      batch_size: 32,
      n_groups: 4096,
      nll_weight: 1,
      mae_weight: 0,
      nphotons: 1e9,
      probe_scale: 4,
      gaussian_smoothing_sigma: 0,
      ...TEST,
    },
    says: 'override-dropped override-dropped',
  },
  {
    name: 'the PyTorch folder, its FNO example',
    target: 'ptychopinn-2026.07',
    N: 128,
    overrides: {
      n_groups: 512,
      gridsize: 1,
      architecture: 'fno',
      model_type: 'Unsupervised',
      nphotons: 1e9,
      fno_modes: 12,
      fno_width: 32,
      fno_blocks: 4,
      fno_cnn_blocks: 2,
      fno_input_transform: 'none',
      generator_output_mode: 'real_imag',
      probe_mask: true,
      probe_mask_sigma: 1,
      probe_mask_diameter: null,
    },
    says: 'test-data-missing probe-mask-on',
  },
];

describe('what is said of documented configurations', () => {
  it.each(DOCUMENTED)('$name', (documented) => {
    const { target = 'adr-003', workflow = 'training', N = 64, says, ...rest } = documented;
    const common = {
      target,
      output_dir: 'outputs/my_run',
      overrides: rest.overrides,
      execution: rest.execution ?? null,
      profile: rest.profile ?? null,
      cli_defaults: rest.cli_defaults ?? false,
    };
    const request: Request =
      workflow === 'training'
        ? { workflow, train_data_file: 'datasets/my_train.npz', ...common }
        : { workflow, model_path: 'outputs/my_run', test_data_file: 'datasets/t.npz', ...common };
    const { findings } = resolve(request, scan(N));
    expect(
      certain(findings)
        .map(({ rule }) => rule)
        .join(' '),
    ).toBe(says);
  });
});

describe('what is said of the bundled example', () => {
  it.each([
    { target: 'adr-003', says: 'nphotons-divergence test-data-missing' },
    { target: 'ptychopinn-2026.07', says: 'test-data-missing' },
  ])('$target', async ({ target, says }) => {
    const request: Request = {
      target,
      workflow: 'training',
      train_data_file: EXAMPLE,
      output_dir: 'training_outputs',
      overrides: { n_groups: 24 },
      execution: null,
    };
    const { findings } = resolve(request, await readFileContext(request));
    expect(
      certain(findings)
        .map(({ rule }) => rule)
        .join(' '),
    ).toBe(says);
  });
});
