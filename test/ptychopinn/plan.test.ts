/**
 * Plans of random requests, beside what PtychoPINN's own loaders make of their data: samples, batches and scaling constants.
 * Nothing is trained. `PINNBOARD_SEED` repeats a run, `PINNBOARD_CASES` says how many requests there are.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { planFor } from '../../electron/node/plan/plan';
import { resolve } from '../../electron/node/resolve';
import { readFileContext } from '../../electron/node/session/fileContext';
import type { Plan } from '../../shared/plan/plan';
import type { TrainingRequest } from '../../shared/request/request';
import type { Values } from '../../shared/values/value';
import { ALL } from '../cases';
import { MAIN, requestOf } from '../unit/plan/recorded';
import { interpreterFor, workFolder } from './kit/program';

const SEED = Number(process.env.PINNBOARD_SEED ?? Date.now() % 2 ** 31);
const COUNT = Number(process.env.PINNBOARD_CASES ?? (ALL ? 100 : 8));
const ASKED = fileURLToPath(new URL('kit/plan.py', import.meta.url));

interface Case {
  readonly route: 'native' | 'script' | 'memmap';
  readonly patterns: number;
  readonly validation: number;
  readonly N: number;
  readonly overrides: Values;
}

const int = (min: number, max: number) => fc.integer({ min, max });
const optional = <T>(name: string, values: fc.Arbitrary<T>) =>
  fc
    .option(values, { nil: undefined })
    .map((value) => (value === undefined ? {} : { [name]: value }));

const counts = {
  scale_contract_version: 'ci_intensity_v2',
  measurement_domain: 'count_intensity',
  physics_forward_mode: 'rectangular_scaled',
  cnn_output_mode: 'real_imag',
};
const amplitudes = {
  scale_contract_version: 'legacy_v1',
  measurement_domain: 'normalized_amplitude',
  physics_forward_mode: 'amplitude',
};

const container = fc.record({
  gridsize: int(1, 3),
  neighbor_count: int(4, 12),
  n_groups: int(1, 60),
  subsample_seed: int(0, 1e6),
  batch_size: int(1, 40),
});
const mapped = fc.record({
  gridsize: int(1, 2),
  neighbor_count: int(4, 9),
  n_subsample: int(1, 4),
  batch_size: int(1, 40),
  n_groups: fc.constant(8),
});

const cases: fc.Arbitrary<Case> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('native' as const, 'script' as const),
      int(20, 70),
      int(0, 60),
      container,
      optional('nphotons', int(1e4, 1e9)),
      optional('n_subsample', int(10, 80)),
    )
    .map(([route, patterns, validation, set, photons, kept]) => ({
      route,
      patterns,
      validation: validation < 20 ? 0 : validation,
      N: 64,
      overrides: { ...set, ...photons, ...(route === 'script' ? kept : {}) },
    })),
  fc
    .tuple(
      int(20, 70),
      mapped,
      fc.constantFrom(counts, amplitudes),
      fc.constantFrom([0, 1], [0.1, 0.9], [0.2, 1]),
    )
    .map(([patterns, set, contract, bounds]) => ({
      route: 'memmap' as const,
      patterns,
      validation: 0,
      N: 64,
      overrides: { ...set, ...contract, x_bounds: bounds },
    })),
);

const number = z.number().nullable();
const answerSchema = z.union([
  z.object({ error: z.string() }),
  z.object({
    samples: z.number(),
    validation_samples: z.number(),
    batches: z.number(),
    validation_batches: z.number(),
    input_scale: number,
    intensity_scale: number,
    physics_scale: number,
    mean_measured_intensity: number,
  }),
]);

async function planned(request: TrainingRequest): Promise<Plan> {
  const files = await readFileContext(request);
  const { provenance } = resolve(request, files);
  return planFor(
    {
      request,
      provenance,
      files,
      dataset: request.train_data_file,
      validation:
        typeof request.overrides.test_data_file === 'string'
          ? request.overrides.test_data_file
          : null,
      values: 'always',
      gpu: null,
      finished: [],
    },
    { signal: new AbortController().signal, progress: () => {} },
  );
}

const isNear = (value: number | null, asked: number | null) =>
  value === asked || (value !== null && asked !== null && Math.abs(value / asked - 1) < 1e-5);

describe(`plans of ${COUNT} random requests, seed ${SEED}`, () => {
  it('count and scale as the loaders of PtychoPINN do', async () => {
    const folder = workFolder('plan');
    const drawn = fc.sample(cases, { seed: SEED, numRuns: COUNT });
    const out = execFileSync(interpreterFor(MAIN), [ASKED], {
      input: JSON.stringify({ folder, cases: drawn }),
      env: { ...process.env, OMP_NUM_THREADS: '1', CUDA_VISIBLE_DEVICES: '' },
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const answers = out
      .trim()
      .split('\n')
      .map((line) => answerSchema.parse(JSON.parse(line)));
    expect(answers).toHaveLength(COUNT);
    let compared = 0;
    for (const [i, one] of drawn.entries()) {
      const file = path.join(folder, `${i}.npz`);
      const validation =
        one.validation === 0 ? {} : { validation: path.join(folder, `${i}_val.npz`) };
      const request = requestOf(
        { request: { route: one.route, ...one.overrides } },
        { dataset: file, ...validation },
      );
      const plan = await planned(request);
      const answer = answers[i];
      const what = JSON.stringify([one, answer, plan]);
      if (!answer || 'error' in answer) {
        const refused =
          [plan.training_samples, plan.validation_samples].includes(null) || plan.groups === null;
        expect(refused, what).toBe(true);
        continue;
      }
      compared += 1;
      expect(
        [
          plan.training_samples,
          plan.validation_samples,
          plan.batches_per_epoch,
          plan.validation_batches,
        ],
        what,
      ).toEqual([
        answer.samples,
        answer.validation_samples,
        answer.batches,
        answer.validation_batches,
      ]);
      const { scaling } = plan;
      for (const name of [
        'input_scale',
        'intensity_scale',
        'physics_scale',
        'mean_measured_intensity',
      ] as const)
        expect(isNear(scaling[name], answer[name]), `${name} of ${what}`).toBe(true);
    }
    // Some are refused; most are not.
    expect(compared).toBeGreaterThan(COUNT / 3);
  });
});
