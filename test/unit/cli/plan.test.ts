import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Plan, planSchema } from '../../../shared/plan/plan';
import type { Request } from '../../../shared/request/request';
import type { Values } from '../../../shared/values/value';
import { PYTHON } from '../../python';
import { type Case, casesOf, RECORDED, requestOf, writeDatasets } from '../plan/recorded';
import { NPZ, pinnboard, runWith, temporary } from './run';

const folder = temporary();
afterAll(() => rmSync(folder, { recursive: true }));

function requestFile(request: Request | object): string {
  const file = path.join(folder, `${Math.random()}.json`);
  writeFileSync(file, JSON.stringify(request));
  return file;
}

async function planOf(request: Request, ...more: string[]): Promise<Plan> {
  const { code, out, err } = await pinnboard(['plan', requestFile(request), '--json', ...more]);
  expect(code, err + out).toBe(0);
  return planSchema.parse(JSON.parse(out));
}

const near = (value: number | null, recorded: unknown) =>
  Math.abs((value ?? Number.NaN) / Number(recorded) - 1);
const named = (cases: readonly Case[]) =>
  cases.map((one, i): [string, Case, number] => [
    JSON.stringify([one.dataset, one.request]),
    one,
    i,
  ]);

/** Every figure that is null has a reason beside it, and none is NaN. */
function complete(plan: object): void {
  for (const [name, value] of Object.entries(plan)) {
    if (value === null && name !== 'entry_point')
      expect(plan, name).toHaveProperty(`${name}_reason`, expect.stringMatching(/./));
    if (typeof value === 'number') expect(Number.isFinite(value), name).toBe(true);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) complete(value);
  }
}

describe('the plan of recorded scaling', () => {
  it.each(named(casesOf('scaling')))('%s', async (_, one) => {
    const file = String(one.dataset.file);
    const dataset = file.startsWith('data/')
      ? path.join(RECORDED, file)
      : path.join(NPZ, path.basename(file));
    const plan = await planOf(requestOf(one, { dataset }));
    complete(plan);
    const { expected } = one;
    // PtychoPINN stops at the probe of several modes, after it would have scaled the patterns.
    if (expected.error !== undefined) return;
    const { scaling, groups, training_samples } = plan;
    expect(groups?.count).toBe(expected.groups);
    if (expected.train !== undefined) expect(training_samples).toBe(expected.train);
    const { input_scale, rms_scaling_constant, rms_input_scale } = expected;
    const input = input_scale ?? rms_scaling_constant ?? rms_input_scale;
    expect(near(scaling.input_scale, input)).toBeLessThan(1e-5);
    const others = [
      [scaling.intensity_scale, expected.intensity_scale],
      [scaling.physics_scale, expected.physics_scaling_constant],
      [scaling.mean_measured_intensity, expected.mean_measured_intensity],
    ] as const;
    for (const [value, recorded] of others)
      if (recorded !== undefined) expect(near(value, recorded)).toBeLessThan(1e-5);
      else expect(value).toBeNull();
  });
});

describe('the plan of recorded groups', () => {
  // The command line has no way to ask the factory for what it drops.
  const cases = casesOf('groups').filter(({ request }) => request.sequential_sampling !== true);
  it.each(named(cases))('%s', async (_, one) => {
    const dataset = path.join(RECORDED, String(one.dataset.positions));
    const plan = await planOf(requestOf(one, { dataset }));
    complete(plan);
    const { shape, sha256, ties, error, train, validation } = one.expected;
    if (error !== undefined) {
      expect(plan.groups).toBeNull();
      return;
    }
    const [count, perGroup] = Array.isArray(shape) ? shape : [];
    expect(plan.groups).toMatchObject({
      count,
      patterns_per_group: perGroup,
      certainty: ties === 0 ? 'exact' : 'exact-distances',
      indices_sha256: ties === 0 ? sha256 : null,
    });
    if (train !== undefined)
      expect([plan.training_samples, plan.validation_samples]).toEqual([train, validation]);
  });
});

describe('the plan of recorded runs', () => {
  const sizes = casesOf('sizes');
  const counts = casesOf('counts');
  const files = writeDatasets(folder, [...counts, ...sizes]);

  it.each(named(counts))('counts as they do: %s', async (_, one, i) => {
    const plan = await planOf(requestOf(one, files[i] ?? { dataset: '' }));
    complete(plan);
    const { batches_per_epoch, optimiser_steps, validation_batches } = one.expected;
    expect(plan).toMatchObject({
      batches_per_epoch,
      optimizer_steps: optimiser_steps,
      validation_batches,
    });
  });

  it.each(named(sizes))('has their sizes: %s', async (_, one, i) => {
    const plan = await planOf(requestOf(one, files[counts.length + i] ?? { dataset: '' }));
    complete(plan);
    const { parameters, parameter_bytes, wts_h5_zip, last_ckpt, memmap, container_ram } =
      one.expected;
    const { disk, host_bytes } = plan;
    const within: (readonly [number | null, unknown])[] = [
      [disk.bundle_bytes, wts_h5_zip],
      [disk.checkpoint_bytes, last_ckpt],
      [disk.memory_map_bytes, Object(memmap).on_disk],
      [host_bytes?.peak ?? null, Object(container_ram).peak_bytes],
    ];
    for (const [value, recorded] of within)
      if (recorded !== undefined) expect(near(value, recorded)).toBeLessThan(0.05);
    if (parameters !== undefined) expect(plan).toMatchObject({ parameters, parameter_bytes });
  });
});

describe('pinnboard plan', () => {
  const scan = path.join(folder, 'scan.npz');
  copyFileSync(path.join(NPZ, 'train64.npz'), scan);
  const request = (overrides: Values, more: Partial<Request> = {}): Request =>
    ({
      target: 'ptychopinn-2026.07',
      workflow: 'training',
      train_data_file: scan,
      output_dir: 'out',
      overrides: { n_groups: 16, gridsize: 2, ...overrides },
      execution: null,
      ...more,
    }) as Request;

  it('prints every figure with how sure it is', async () => {
    const { code, out } = await pinnboard(['plan', requestFile(request({ subsample_seed: 3 }))]);
    expect(code).toBe(0);
    expect(out).toMatch(/groups +16 × 4 patterns/);
    expect(out).toMatch(/how sure +exact/);
    expect(out).toMatch(/optimizer steps +50$/m);
    expect(out).toMatch(/peak of tensors +[\d.]+ [MG]B ± 3 %/);
    expect(out).toMatch(/learning rate +0\.001: The rate is constant\./);
    expect(out).toMatch(/time +– No GPU is chosen/);
    expect(out).toMatch(/No entry point is chosen: this is the plan of the Python script/);
    expect(out).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('gives one possible draw where the entry point sets no seed', async () => {
    const native = await planOf(request({ subsample_seed: 3 }), '--entry-point', 'native');
    expect(native.groups).toMatchObject({ certainty: 'one-draw', indices_sha256: null });
    expect(native.entry_point).toBe('native');
  });

  it('has the learning rate that training really has', async () => {
    const warm = { scheduler: 'WarmupCosine', lr_warmup_epochs: 3, learning_rate: 0.02 };
    const { learning_rate } = await planOf(request(warm, { entry_point: 'python' }));
    expect(learning_rate?.rates).toEqual([{ step: 0, rate: 0.002 }]);
    expect(learning_rate?.why).toMatch(/never steps WarmupCosine/);
  });

  it('answers for a run that will crash', async () => {
    const plan = await planOf(request({ n_groups: 400 }));
    complete(plan);
    expect(plan.groups).toBeNull();
    expect(plan.optimizer_steps_reason).toMatch(/Fewer patterns \(24\) than groups \(400\)/);
    expect(plan.parameters).toBeGreaterThan(1e6);
  });

  it.each<[title: string, overrides: Values]>([
    ['a batch of nothing', { batch_size: 0 }],
    ['a batch beyond every machine', { batch_size: 1e15 }],
    ['no groups', { n_groups: 0 }],
    ['groups of more patterns than there are', { gridsize: 9 }],
    ['no neighbours', { neighbor_count: 0 }],
    ['endless training', { max_epochs: -1 }],
    ['a seed that numpy has not', { subsample_seed: -4 }],
    ['a network of no width', { architecture: 'fno', fno_width: 0 }],
  ])('has words and no NaN for %s', async (_, overrides) => {
    const { code, out } = await pinnboard(['plan', requestFile(request(overrides)), '--json']);
    expect(out).not.toMatch(/NaN|Infinity/);
    if (code === 0) complete(JSON.parse(out));
    else expect(code).toBe(1);
  });

  it('has words where the dataset has no arrays to count or to group', async () => {
    for (const name of [
      'no_coords.npz',
      'no_diffraction.npz',
      'coords_length_mismatch.npz',
      'empty_zero_patterns.npz',
    ]) {
      const plan = await planOf(
        request({}, { train_data_file: path.join(NPZ, name) } as Partial<Request>),
      );
      complete(plan);
    }
  });

  it('says that a design document and an inference have no plan', async () => {
    const design = await planOf(request({}, { target: 'adr-003' }));
    expect(design.optimizer_steps_reason).toMatch(/design document/);
    complete(design);
  });

  it('exits with 1 and the findings for a request that is rejected', async () => {
    const { code, out, err } = await pinnboard(['plan', requestFile(request({ n_groups: null }))]);
    expect(code).toBe(1);
    expect(out).toMatch(/n_groups/);
    expect(err).toMatch(/no run to plan/);
  });

  it('puts the tensors beside the memory of a GPU, and never says that a run fits', async () => {
    const plan = await planOf(request({}), '--gpu', 'a100-40gb');
    expect(plan.gpu).toMatchObject({ name: 'A100 40 GB', fits: null });
    expect(plan.gpu?.words).toMatch(
      /^tensors [\d.]+ GB ± [\d.]+ %, leaves [\d.]+ GB of 40 for CUDA$/,
    );
    expect(plan.gpu?.largest_batch).toBeGreaterThan(16);
    const large = await planOf(request({ batch_size: 1e5 }), '--gpu', 'T4');
    expect(large.gpu).toMatchObject({ fits: false });
    const unknown = await pinnboard(['plan', requestFile(request({})), '--gpu', 'A1000']);
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringMatching(/A1000/)]);
  });

  it('knows the GPUs of the user', async () => {
    const state = temporary();
    writeFileSync(
      path.join(state, 'gpus.json'),
      '{"version": 1, "gpus": [{"name": "Beamline 7", "gigabytes": 20}]}',
    );
    const words = ['plan', requestFile(request({})), '--gpu', 'beamline 7'];
    const known = await runWith({ state }, words);
    expect(known.out).toMatch(/leaves [\d.]+ GB of 20 for CUDA/);
    writeFileSync(path.join(state, 'gpus.json'), '{');
    const broken = await runWith({ state }, words);
    expect(broken).toMatchObject({ code: 2, err: expect.stringMatching(/gpus\.json.*not valid/) });
    rmSync(state, { recursive: true });
  });

  it('gives the request of a measuring run, which is a request like any other', async () => {
    const file = requestFile(request({ n_groups: 24, batch_size: 4, max_epochs: 50 }));
    const { code, out } = await pinnboard(['plan', file, '--measuring-run']);
    expect(code).toBe(0);
    const plan = await planOf(JSON.parse(out));
    expect(plan.optimizer_steps).toBe(24);
    const mapped = await pinnboard(['plan', file, '--measuring-run', '--entry-point', 'lightning']);
    expect(mapped).toMatchObject({ code: 1, err: expect.stringMatching(/no shorter run/) });
  });

  it('is a row for each point of a sweep, with the sums', async () => {
    const study = path.join(folder, 'study.yaml');
    const base = requestFile(request({ max_epochs: 2, batch_size: 4 }));
    writeFileSync(study, `base: ${path.basename(base)}\naxes:\n  n_groups: [8, 16, 24]\n`);
    const text = await pinnboard(['sweep', study, '--dry-run']);
    expect(text.code).toBe(0);
    expect(text.out).toMatch(/^point +steps +device memory +disk +time$/m);
    expect(text.out).toMatch(/^2 +8 +[\d.]+ MB +[\d.]+ MB +\?$/m);
    expect(text.out).toMatch(/^all +24 +[\d.]+ MB +[\d.]+ MB +\?$/m);
    const ran = await pinnboard(['sweep', study, '--dry-run', '--format', 'json']);
    const { points, plan } = JSON.parse(ran.out);
    expect(points.map((point: { plan: object }) => point.plan)).toMatchObject([
      { optimizer_steps: 4 },
      { optimizer_steps: 8 },
      { optimizer_steps: 12 },
    ]);
    expect(plan.optimizer_steps).toBe(24);
  });

  it('reads positions that are not finite, equal or alone', async () => {
    const script = path.join(folder, 'odd.py');
    writeFileSync(
      script,
      `
import sys
import numpy as np
for name, x in {'nan': [0, np.nan, 2, 3, 4, 5], 'constant': [1.0] * 6, 'one': [3.0]}.items():
    n = len(x)
    np.savez(f'{sys.argv[1]}/{name}.npz', diffraction=np.ones((n, 64, 64), np.float32), xcoords=np.array(x, float),
             ycoords=np.array(x, float), probeGuess=np.ones((64, 64), np.complex64))
`,
    );
    execFileSync(PYTHON, [script, folder]);
    for (const name of ['nan', 'constant', 'one'])
      for (const entry_point of ['python', 'lightning'] as const) {
        const overrides = { n_groups: 4, gridsize: 2, neighbor_count: 4 };
        const file = path.join(folder, `${name}.npz`);
        const plan = await planOf(
          request(overrides, { train_data_file: file, entry_point } as Partial<Request>),
        );
        complete(plan);
        if (name === 'nan') expect(plan.groups).toBeNull();
      }
  });
});
