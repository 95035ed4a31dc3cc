/**
 * Exported commands run by a real sh and read by Python's own argparse, in stand-ins with PtychoPINN's flags (`standin`).
 * What arrives is what the request resolves to; whatever differs stands in the list of losses.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ExportFormat, ExportResult } from '../../../shared/exporters/format';
import { NATIVE } from '../../../shared/exporters/native';
import { PTYCHO_TRAIN } from '../../../shared/exporters/ptychoTrain';
import { resolve } from '../../../shared/factory';
import type { Payload } from '../../../shared/factory/resolution';
import { datasetPath, type Request } from '../../../shared/request/request';
import { catalogueOf } from '../../../shared/targets/catalogue';
import { sameValue, type Value, type Values, valuesSchema } from '../../../shared/values/value';
import { WORLD } from '../factory/help';
import { requests } from './requests';
import { scriptFields } from './scriptFields';
import { standinEnv } from './standinEnv';

/** Each command starts a Python. */
const COUNT = 20;
const PATIENCE = 180_000;

const REAL = 'ptychopinn-2026.07';
const STANDIN = fileURLToPath(new URL('./standin', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pinnboard argparse '));
  cpSync(STANDIN, folder, { recursive: true });
  const python = path.join(folder, 'python');
  writeFileSync(python, '#!/bin/sh\nexec python3 "$@"\n');
  for (const program of ['python', 'ptycho_train', 'ptycho_inference'])
    chmodSync(path.join(folder, program), 0o755);
  mkdirSync(path.join(folder, 'fields'));
  writeFileSync(path.join(folder, 'fields', 'fields.json'), JSON.stringify(scriptFields()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lineSchema = z.object({ args: valuesSchema, argv: z.array(z.string()) });
type Received = z.infer<typeof lineSchema>;

/** What argparse makes of each command; the words of its refusal where it refuses. */
function run(texts: readonly string[]): (Received | string)[] {
  const script = texts.map((text) => `${text.trimEnd()} || printf 'refused\\n'`).join('\n');
  const file = path.join(folder, 'run.sh');
  writeFileSync(file, script);
  const { stdout, stderr } = spawnSync('sh', [file], {
    encoding: 'utf8',
    env: standinEnv(folder),
  });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.length, stderr).toBe(texts.length);
  return lines.map((line) => (line === 'refused' ? stderr : lineSchema.parse(JSON.parse(line))));
}

interface Case {
  readonly request: Request;
  readonly payload: Payload;
  readonly told: ExportResult;
}

/** Requests that the factory takes, with what is written of them. */
const cases = (format: ExportFormat, workflow: Request['workflow'], count: number): Case[] =>
  fc
    .sample(requests(REAL, workflow, { extra: { n_groups: 77 }, maxKeys: 6 }), {
      numRuns: count * 4,
      seed: 5,
    })
    .flatMap((request): Case[] => {
      const resolution = resolve(request, WORLD);
      // An empty path is none to PtychoPINN's own checks, whatever argparse takes.
      if (!resolution.payload || request.output_dir === '' || datasetPath(request) === '')
        return [];
      return [
        { request, payload: resolution.payload, told: format.write({ request, resolution }) },
      ];
    })
    .slice(0, count);

/** Names that speak of one thing, beyond the synonyms of overrides. */
const KIN: readonly (readonly string[])[] = [
  ['gridsize', 'grid_size', 'C', 'C_model', 'C_forward', 'object_big'],
  ['max_epochs', 'epochs', 'nepochs'],
  ['neighbor_count', 'K'],
  ['model_type', 'mode'],
  ['nll', 'nll_weight'],
  ['n_groups', 'n_images'],
  ['inference_batch_size', 'batch_size'],
  ['probe_big', 'object_big'],
];

/** Whether a loss speaks of a field. */
const isTold = ({ unsupported }: ExportResult, field: string): boolean => {
  const names = new Set([field, ...KIN.filter((kin) => kin.includes(field)).flat()]);
  return unsupported.some(({ name }) => names.has(name) || name === 'profile');
};

/** Fields of two sections that differ, without those that a loss speaks of. */
function untold(told: ExportResult, wanted: Values = {}, got: Values = {}): string[] {
  return Object.entries(wanted).flatMap(([name, value]) =>
    sameValue(value, got[name] ?? null) || isTold(told, name)
      ? []
      : [`${name}: ${JSON.stringify(value)} became ${JSON.stringify(got[name])}`],
  );
}

/** Sections side by side, the model of the TensorFlow one beside it. */
const sectionsOf = (payload: Payload): [string, Values][] =>
  Object.entries(payload).flatMap(([name, { model, ...own }]): [string, Values][] =>
    name === 'overrides_applied'
      ? []
      : [[name, own], ...(model ? [[`${name}.model`, model as Values] as [string, Values]] : [])],
  );

const pick = (args: Values, ...names: string[]): Values =>
  Object.fromEntries(names.map((name) => [name, args[name] ?? null]));
const given = (args: Values, ...names: string[]): Values =>
  Object.fromEntries(names.flatMap((name) => (args[name] == null ? [] : [[name, args[name]]])));

/** ptycho_torch/cli/shared.py:64-71: --device wins over auto. */
const accelerator = ({ accelerator: told = null, device = null }: Values): Value =>
  told !== 'auto' ? told : device === 'cpu' ? 'cpu' : 'gpu';

/** What `ptycho_torch.train` hands to the factory (ptycho_torch/train.py:876-925, ptycho_torch/cli/shared.py:150-190). */
const trainingRequest = (args: Values): Request => ({
  target: REAL,
  workflow: 'training',
  train_data_file: String(args.train_data_file),
  output_dir: String(args.output_dir),
  overrides: {
    n_groups: args.n_images ?? null,
    ...pick(args, 'batch_size', 'gridsize', 'max_epochs', 'torch_loss_mode'),
    ...pick(args, 'probe_mask', 'probe_mask_sigma', 'probe_mask_diameter'),
    ...pick(args, 'log_patch_stats', 'patch_stats_limit'),
    object_big: Number(args.gridsize) > 1,
    ...given(args, 'scale_contract_version', 'measurement_domain'),
    ...(args.test_data_file ? given(args, 'test_data_file') : {}),
  },
  execution: {
    ...pick(args, 'deterministic', 'num_workers', 'learning_rate', 'scheduler'),
    ...pick(args, 'enable_checkpointing', 'checkpoint_save_top_k', 'checkpoint_monitor_metric'),
    ...pick(args, 'checkpoint_mode', 'early_stop_patience'),
    accelerator: accelerator(args),
    accum_steps: args.accumulate_grad_batches ?? null,
    logger_backend:
      args.disable_mlflow || args.logger_backend === 'none' ? null : (args.logger_backend ?? null),
    enable_progress_bar: !(args.quiet || args.disable_mlflow),
  },
  profile: typeof args.profile === 'string' ? args.profile : null,
});

/** What `ptycho_torch.inference` hands to the factory (ptycho_torch/inference.py:939-957, ptycho_torch/cli/shared.py:192-200). */
const inferenceRequest = (args: Values): Request => ({
  target: REAL,
  workflow: 'inference',
  // A Path drops a leading ./, which keeps a dash from being taken for a flag.
  model_path: String(args.model_path).replace(/^\.\/(?=-)/, ''),
  test_data_file: String(args.test_data),
  output_dir: String(args.output_dir),
  overrides: {
    n_groups: args.n_images ?? 32,
    ...pick(args, 'probe_mask', 'probe_mask_sigma', 'probe_mask_diameter'),
    ...pick(args, 'log_patch_stats', 'patch_stats_limit', 'patch_weighting', 'varpro_scaling'),
    ...given(args, 'scale_contract_version', 'measurement_domain'),
  },
  execution: {
    ...pick(args, 'num_workers', 'inference_batch_size'),
    accelerator: accelerator(args),
    enable_progress_bar: !args.quiet,
  },
});

const arrived = (received: Received | string | undefined): Values => {
  if (typeof received !== 'object') throw new Error(received ?? 'nothing arrived');
  return received.args;
};

describe.each([
  ['training', trainingRequest],
  ['inference', inferenceRequest],
] as const)('python -m ptycho_torch, %s', (workflow, requestOf) => {
  it('the factory is called for the same payload, but for what is told as lost', {
    timeout: PATIENCE,
  }, () => {
    const made = cases(NATIVE, workflow, COUNT);
    const received = run(made.map(({ told }) => told.text));
    expect(made.length).toBeGreaterThan(10);
    for (const [i, { request, payload, told }] of made.entries()) {
      const again = requestOf(arrived(received[i]));
      expect(datasetPath(again)).toBe(datasetPath(request));
      const { payload: there, findings } = resolve(again, WORLD);
      expect(findings.filter(({ outcome }) => outcome === 'blocked')).toEqual([]);
      const others = new Map(sectionsOf(there ?? {}));
      for (const [section, values] of sectionsOf(payload))
        expect(untold(told, values, others.get(section)), `${section}\n${told.text}`).toEqual([]);
    }
  });
});

/** What the nine flags that count make of the execution config (scripts/training/train.py:412-460); its defaults where none is there. */
function torchKnobs({ args, argv }: Received, defaults: Values): Values {
  const counted = [
    ...['accelerator', 'deterministic', 'num-workers', 'learning-rate', 'scheduler', 'logger'],
    ...['enable-checkpointing', 'checkpoint-save-top-k', 'accumulate-grad-batches'],
  ];
  if (!counted.some((flag) => argv.includes(`--torch-${flag}`))) return defaults;
  const torch = (name: string) => args[`torch_${name}`] ?? null;
  const names = [
    ...['accelerator', 'deterministic', 'num_workers', 'learning_rate', 'scheduler'],
    ...['enable_checkpointing', 'checkpoint_save_top_k'],
    ...['every_n_epochs', 'num_patches', 'fixed_indices', 'stitch', 'max_stitch_samples'].map(
      (part) => `recon_log_${part}`,
    ),
  ];
  return {
    ...defaults,
    ...Object.fromEntries(names.map((name) => [name, torch(name)])),
    accum_steps: torch('accumulate_grad_batches'),
    logger_backend: torch('logger') === 'none' ? null : torch('logger'),
  };
}

describe('ptycho_train and ptycho_inference', () => {
  const KNOBS = Object.fromEntries(
    catalogueOf(REAL).flatMap(({ section, name, default: fallback = null }) =>
      section === 'execution_config' ? [[name, fallback]] : [],
    ),
  );

  it('the TensorFlow section and the execution config arrive, but for what is told as lost', {
    timeout: PATIENCE,
  }, () => {
    const made = cases(PTYCHO_TRAIN, 'training', COUNT);
    const received = run(made.map(({ told }) => told.text));
    expect(made.length).toBeGreaterThan(10);
    for (const [i, { request, payload, told }] of made.entries()) {
      const args = arrived(received[i]);
      expect(args.output_dir).toBe(request.output_dir);
      const { model = {}, ...run } = payload.tf_training_config ?? {};
      const { test_data_file: _, ...rest } = run;
      const all = { ...(model as Values), ...rest };
      expect(untold(told, all, args), told.text).toEqual([]);
      const line = received[i];
      if (typeof line !== 'object') throw new Error('nothing arrived');
      const knobs = torchKnobs(line, KNOBS);
      // None here is a TypeError there.
      expect(knobs.learning_rate).not.toBeNull();
      expect(untold(told, payload.execution_config, knobs), told.text).toEqual([]);
    }
  });

  it('paths, groups and knobs arrive at ptycho_inference', { timeout: PATIENCE }, () => {
    const made = cases(PTYCHO_TRAIN, 'inference', COUNT);
    const received = run(made.map(({ told }) => told.text));
    expect(made.length).toBeGreaterThan(10);
    for (const [i, { request, payload, told }] of made.entries()) {
      const args = arrived(received[i]);
      expect(args).toMatchObject({
        test_data: datasetPath(request),
        output_dir: request.output_dir,
        backend: 'pytorch',
        n_images: payload.tf_inference_config?.n_groups,
      });
      const { accelerator: device, ...knobs } = payload.execution_config ?? {};
      expect(args.torch_accelerator === device || isTold(told, 'accelerator')).toBe(true);
      const others = {
        ...KNOBS,
        inference_batch_size: args.torch_inference_batch_size ?? null,
        num_workers: args.torch_num_workers ?? null,
      };
      // The progress bar is off whatever is set, and inference has none.
      expect(untold(told, knobs, others), told.text).toEqual([]);
    }
  });
});

it('argparse refuses what is said to be refused there', { timeout: PATIENCE }, () => {
  const native = 'python -m ptycho_torch.train --train_data_file a --output_dir b';
  const script = 'ptycho_train --train_data_file a';
  const refused = [
    `${native} --batch-size 8`,
    `${native} --max_epochs ten`,
    `${native} --torch-loss-mode mse`,
    `${native} --test_data_file -x`,
    `${script} --N 128`,
    `${script} --max_hidden_channels 4`,
    `${script} --probe_mask_diameter 4`,
    'python -m ptycho_torch.inference --test_data a --model_path m --output_dir b',
  ];
  for (const received of run(refused)) expect(typeof received).toBe('string');
  const [minus, meant, empty] = run([
    `${native} --test_data_file=-x --patch-stats-limit -1`,
    `${script} --object_big False`,
    `${script} --object_big ''`,
  ]);
  expect(arrived(minus)).toMatchObject({ test_data_file: '-x', patch_stats_limit: -1 });
  expect(arrived(meant).object_big).toBe(true);
  expect(arrived(empty).object_big).toBe(false);
});
