/** Networks of random requests: their parameters, operations and memory, as PtychoPINN builds and trains them and as the plan says. */
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readFileContext } from '../../electron/node/session/fileContext';
import { resolve } from '../../shared/factory';
import { planInputs } from '../../shared/plan/inputs';
import type { Figure } from '../../shared/plan/network/figure';
import { networkFigures } from '../../shared/plan/network/figures';
import { networkOptions } from '../../shared/plan/network/fromInputs';
import type { TrainingRequest } from '../../shared/request/request';
import { type Values, valuesSchema } from '../../shared/values/value';
import { runWith, workFolder } from './kit/program';
import { ALL, RUN_TARGETS, type RunTarget, SEED } from './kit/settings';

/** Networks that are built, and those of them of which a step is measured. */
const [BUILT, MEASURED] = ALL ? [100, 10] : [8, 2];
const SIDES = [64, 128, 256];

const step = z.object({
  flops: z.number(),
  saved: z.number(),
  peak: z.number(),
  state: z.number(),
});
const answerSchema = z.union([
  z.object({ error: z.string() }),
  z.object({
    parameters: z.number(),
    bytes: z.number(),
    complex: z.number(),
    tensors: z.number(),
    step: step.nullable(),
  }),
]);
type Answer = z.infer<typeof answerSchema>;

interface Case {
  readonly side: number;
  readonly overrides: Values;
  readonly lightning: boolean;
  readonly measured: boolean;
}

const some = (choices: { readonly [name: string]: fc.Arbitrary<Values[string]> }) =>
  fc.record(choices, { requiredKeys: [] }).map((values) => valuesSchema.parse(values));

const COMMON = {
  object_big: fc.boolean(),
  optimizer: fc.constantFrom('adam', 'adamw', 'sgd'),
  num_datasets: fc.integer({ min: 1, max: 4 }),
  torch_loss_mode: fc.constantFrom('poisson', 'mae'),
  intensity_scale_trainable: fc.boolean(),
  max_neighbor_distance: fc.constantFrom(3, 7.5),
};
const CNN = {
  n_filters_scale: fc.integer({ min: 1, max: 3 }),
  batch_norm: fc.boolean(),
  cbam_encoder: fc.boolean(),
  eca_encoder: fc.boolean(),
  cbam_bottleneck: fc.boolean(),
  cbam_decoder: fc.boolean(),
  eca_decoder: fc.boolean(),
  spatial_decoder: fc.boolean(),
  decoder_spatial_kernel: fc.constantFrom(3, 5, 7),
  use_shared_decoder: fc.boolean(),
  use_legacy_decoder_channel_override: fc.boolean(),
  decoder_last_c_outer_fraction: fc.constantFrom(0, 0.1, 0.25, 0.9),
  decoder_last_amp_channels: fc.constantFrom(1, 2, 4),
  probe_big: fc.boolean(),
  amp_activation: fc.constantFrom('silu', 'sigmoid'),
};
const FOURIER = {
  fno_width: fc.constantFrom(4, 8, 16, 24),
  fno_blocks: fc.integer({ min: 1, max: 4 }),
  fno_modes: fc.constantFrom(4, 8, 12, 40),
  fno_cnn_blocks: fc.integer({ min: 0, max: 3 }),
  fno_input_transform: fc.constantFrom('none', 'sqrt', 'log1p'),
  generator_output_mode: fc.constantFrom('real_imag', 'amp_phase', 'amp_phase_logits'),
  learned_input_channels: fc.constantFrom(1, 1, 2),
};

/** A network and its sizes; what is measured has a small batch. */
const networks: fc.Arbitrary<Omit<Case, 'measured'>> = fc
  .constantFrom('cnn', 'cnn', 'ffno', 'fno', 'fno_vanilla', 'neuralop_uno')
  .chain((architecture) =>
    fc
      .record({
        side: architecture === 'neuralop_uno' ? fc.constant(128) : fc.constantFrom(...SIDES),
        gridsize: architecture === 'neuralop_uno' ? fc.constant(1) : fc.integer({ min: 1, max: 3 }),
        batch_size: fc.integer({ min: 1, max: 4 }),
        lightning: fc.boolean(),
        common: some(COMMON),
        own: some(architecture === 'cnn' ? CNN : architecture === 'neuralop_uno' ? {} : FOURIER),
      })
      .map(({ side, gridsize, batch_size, lightning, common, own }) => ({
        side,
        lightning,
        overrides: { architecture, gridsize, batch_size, ...common, ...own },
      })),
  );

/** The plan's figures of a case. */
async function planned(target: RunTarget, folder: string, one: Case) {
  const request: TrainingRequest = {
    target,
    workflow: 'training',
    train_data_file: path.join(folder, `train${one.side}.npz`),
    output_dir: path.join(folder, 'out'),
    overrides: { n_groups: 2, ...one.overrides },
    execution: { accelerator: 'cpu' },
    entry_point: one.lightning ? 'lightning' : 'python',
  };
  const files = await readFileContext(request);
  const inputs = planInputs(request, resolve(request, files), files);
  return 'reason' in inputs ? inputs : networkFigures(networkOptions(inputs));
}

const off = (figure: Figure, measured: number): string | null =>
  figure.value === null || Math.abs(figure.value / measured - 1) > figure.relativeError
    ? `${figure.value ?? figure.reason}, measured ${measured}`
    : null;

/** How the plan and an answer differ; empty where they agree. */
function differences(plan: Awaited<ReturnType<typeof planned>>, answer: Answer): string[] {
  if ('reason' in plan)
    return 'error' in answer ? [] : [`PtychoPINN builds it, and the plan says: ${plan.reason}`];
  // A step that fails is known to the plan.
  if ('error' in answer) return plan.peak.value === null ? [] : [`PtychoPINN: ${answer.error}`];
  const found: string[] = [];
  const exact = (name: string, ours: number | null, theirs: number) => {
    if (ours !== theirs) found.push(`${name} ${ours}, PtychoPINN ${theirs}`);
  };
  exact('parameters', plan.parameters, answer.parameters);
  exact('parameter bytes', plan.parameterBytes, answer.bytes);
  exact('complex parameters', plan.complexParameters, answer.complex);
  exact('tensors', plan.tensors, answer.tensors);
  if (answer.step === null) return found;
  exact('operations', plan.flopsPerStep.value, answer.step.flops);
  exact('optimizer bytes', plan.optimizerBytes, answer.step.state);
  for (const [name, figure, measured] of [
    ['activations', plan.activations, answer.step.saved],
    ['peak', plan.peak, answer.step.peak],
  ] as const) {
    const problem = off(figure, measured);
    if (problem !== null) found.push(`${name} ${problem}`);
  }
  return found;
}

const work = workFolder('network');

describe(`networks of random requests with seed ${SEED}`, () => {
  it.each(RUN_TARGETS)('are what the plan says, with %s', async (target) => {
    const cases = fc
      .sample(networks, { numRuns: BUILT, seed: SEED })
      .map((one): Case => ({ ...one, measured: false }));
    // The loader of the other entry point makes other batches; large patterns take minutes.
    const small = fc
      .sample(networks, { numRuns: 20 * MEASURED, seed: SEED + 1 })
      .filter(({ side, lightning, overrides }) => side < 256 && !lightning && isTrained(overrides))
      .slice(0, MEASURED)
      .map((one): Case => ({ ...one, measured: true }));
    expect(small).toHaveLength(MEASURED);
    const all = [...cases, ...small];
    const printed = await runWith(target, 'network.py', {
      folder: work,
      sizes: SIDES,
      cases: all.map(({ side, overrides, lightning, measured }) => ({
        size: side,
        // Loading this entry point's file sets it, whatever the request has.
        overrides: lightning
          ? { ...overrides, object_big: Number(overrides.gridsize) > 1 }
          : overrides,
        lightning,
        step: measured ? { modes: 1 } : null,
      })),
    });
    const answers = printed
      .trimEnd()
      .split('\n')
      .map((line) => answerSchema.parse(JSON.parse(line)));
    expect(answers).toHaveLength(all.length);
    const failed: string[] = [];
    for (const [i, one] of all.entries()) {
      const answer = answers[i];
      if (!answer) continue;
      const found = differences(await planned(target, work, one), answer);
      failed.push(...found.map((problem) => `${problem}: ${JSON.stringify(one)}`));
    }
    expect(failed.join('\n')).toBe('');
    // Most are built, or this has tried little.
    expect(answers.filter((answer) => !('error' in answer)).length).toBeGreaterThan(
      answers.length / 2,
    );
  });
});

/** Whether a step can be made: some of the drawn settings contradict each other. */
const isTrained = ({
  learned_input_channels = 1,
  use_legacy_decoder_channel_override = false,
  object_big = true,
  gridsize = 1,
}: Values) =>
  learned_input_channels === 1 &&
  (object_big === true ? use_legacy_decoder_channel_override === false : gridsize === 1);
