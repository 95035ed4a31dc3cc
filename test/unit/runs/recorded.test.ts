/**
 * Runs recorded from the real program (`test/runs`), each with what PyYAML, torch and csv read in it (`expected.json`), and
 * folders that are spoiled.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readCheckpoint } from '../../../electron/node/model/checkpoint';
import { recordedRuns } from '../../../electron/node/runs/recordedRuns';
import { mergeRequest } from '../../../shared/factory/merge';
import type { RecordedRun } from '../../../shared/runs/record/joined';
import { findTarget } from '../../../shared/targets';
import { own, valuesSchema } from '../../../shared/values/value';

const RUNS = path.join(import.meta.dirname, '../../runs');
const NAMES = readdirSync(RUNS).sort();

const lossSchema = z.object({
  values: z.number(),
  last: z.number(),
  best: z.number(),
  best_epoch: z.number(),
});
const checkpointSchema = z.object({
  epoch: z.number(),
  global_step: z.number(),
  tensors: z.number(),
  parameters: z.number(),
  hyper_parameters: z.record(z.string(), z.unknown()),
});
const expectedSchema = z.object({
  state: z.string(),
  revision: z.string(),
  entry_point: z.string(),
  hparams: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  losses: z.record(z.string(), z.record(z.string(), lossSchema)),
  checkpoints: z.record(z.string(), checkpointSchema),
});
const expectedOf = (name: string) =>
  expectedSchema.parse(JSON.parse(readFileSync(path.join(RUNS, name, 'expected.json'), 'utf8')));

/** As the record names entry points: as they were started. */
const STARTED: { readonly [recorded: string]: string } = {
  'train-lightning-only': 'lightning',
  'inference-native': 'native',
};

let runs: ReadonlyMap<string, RecordedRun>;
beforeAll(async () => {
  const found = await recordedRuns(RUNS);
  runs = new Map(found.runs.map((run) => [run.folder.split('/')[0] ?? '', run]));
});

const runOf = (name: string): RecordedRun => {
  const run = runs.get(name);
  if (!run) throw new Error(`${name} was not found`);
  return run;
};

test('every recorded folder is one run', async () => {
  const found = await recordedRuns(RUNS);
  expect(found.runs.map(({ folder }) => folder.split('/')[0])).toEqual(NAMES);
  expect(found.unreadable).toEqual([]);
});

describe.each(NAMES)('%s', (name) => {
  const expected = expectedOf(name);

  test('state, revision and entry point', () => {
    const run = runOf(name);
    expect({ state: run.state, revision: run.revision, entry: run.entry_point }).toEqual({
      state: expected.state,
      revision: expected.revision,
      entry: STARTED[expected.entry_point] ?? expected.entry_point,
    });
    expect(run.evidence.length).toBeGreaterThan(0);
    expect(run.workflow).toBe(
      expected.entry_point.startsWith('inference') ? 'inference' : 'training',
    );
    expect(run.not_read).toEqual([]);
  });

  test('losses', () => {
    const losses = Object.fromEntries(
      runOf(name).losses.map((loss) => [
        loss.name,
        { last: loss.last, best: loss.best, best_epoch: loss.best_epoch },
      ]),
    );
    for (const [column, { last, best, best_epoch }] of Object.values(expected.losses).flatMap(
      (file) => Object.entries(file),
    ))
      expect(losses[column], column).toEqual({ last, best, best_epoch });
  });

  test('settings', () => {
    const { settings } = runOf(name);
    for (const hparams of Object.values(expected.hparams ?? {}))
      for (const section of ['data_config', 'model_config', 'training_config'] as const)
        expect(settings[section]).toEqual(hparams[section]);
  });

  test('checkpoints', async () => {
    for (const [file, truth] of Object.entries(expected.checkpoints)) {
      const read = await readCheckpoint(path.join(RUNS, name, file));
      const parameters = read.tensors.reduce(
        (sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1),
        0,
      );
      expect({
        epoch: read.epoch,
        global_step: read.globalStep,
        tensors: read.tensors.length,
        parameters,
      }).toEqual({
        epoch: truth.epoch,
        global_step: truth.global_step,
        tensors: truth.tensors,
        parameters: truth.parameters,
      });
      expect(read.sections['model_config']).toEqual(truth.hyper_parameters['model_config']);
    }
  });

  test('the recovered request resolves to the recorded sections', () => {
    const { request } = runOf(name);
    expect(request).not.toBeNull();
    if (request === null) return;
    expect(request.target).toBe(findTarget(request.target)?.name);
    const target = findTarget(request.target);
    if (!target) throw new Error(`no target ${request.target}`);
    const { provenance } = mergeRequest(target, request, {
      dataset: { status: 'missing', problem: 'not read' },
    });
    for (const hparams of Object.values(expected.hparams ?? {}))
      for (const [section, field, value] of fieldsOf(hparams))
        expect(own(provenance[section] ?? {}, field)?.value, `${section}.${field}`).toEqual(value);
  });
});

const fieldsOf = (hparams: { readonly [name: string]: unknown }) =>
  ['data_config', 'model_config', 'training_config'].flatMap((name) =>
    Object.entries(valuesSchema.parse(hparams[name]))
      // PtychoPINN drops the validation data before it records its sections.
      .filter(([field, value]) => !(field === 'test_data_file' && value === null))
      .map(([field, value]) => [`pt_${name}`, field, value] as const),
  );

test('validation data that the record dropped is recovered', () => {
  expect(runOf('native-finished').request?.overrides).toMatchObject({
    test_data_file: '/data/scan/val.npz',
  });
});

test('what nobody wrote down is named', () => {
  expect(runOf('native-model-error').not_recovered).toContain('execution_config.accelerator');
});

test('losses of another route are on another scale', () => {
  const keyOf = (name: string) => runOf(name).losses[0]?.scale_key;
  expect(keyOf('native-finished')).toBe(keyOf('native-no-test-data'));
  expect(keyOf('pinnboard-script')).not.toBe(keyOf('native-finished'));
  expect(keyOf('train-lightning-only')).not.toBe(keyOf('pinnboard-script'));
});

test('times that a logger noted', () => {
  expect(runOf('native-mlflow')).toMatchObject({
    started: '2026-11-28T05:11:45.195Z',
    ended: '2026-11-28T05:11:48.157Z',
  });
  expect(runOf('native-finished').started).toBeNull();
});

describe('spoiled folders', () => {
  const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-recorded-'));

  /** A copy of a recorded run's output. */
  const copy = (name: string): string => {
    const to = path.join(folder(), name);
    cpSync(path.join(RUNS, name), to, { recursive: true });
    return to;
  };
  const only = async (dir: string): Promise<RecordedRun> => {
    const { runs: found } = await recordedRuns(dir);
    expect(found).toHaveLength(1);
    const [run] = found;
    if (!run) throw new Error('no run');
    return run;
  };

  test('without console and command a finished run is known by its bundle, and a killed one is stopped', async () => {
    for (const name of ['native-finished', 'native-killed']) {
      const dir = copy(name);
      for (const file of ['console.txt', 'command.txt', 'notes.md'])
        rmSync(path.join(dir, file), { force: true });
      const run = await only(dir);
      expect(run.state).toBe(expectedOf(name).state);
      expect(run.evidence.join(' ')).toContain(
        'How it was started is not recorded; its files are those of `python -m ptycho_torch.train`.',
      );
    }
  });

  test('a crash without its console is not called a crash', async () => {
    const dir = copy('native-model-error');
    rmSync(path.join(dir, 'console.txt'));
    expect((await only(dir)).state).toBe('stopped');
  });

  test('"running" in metadata.json is no running run', async () => {
    const dir = copy('train-lightning-only');
    const inner = path.join(dir, 'run/Synthetic_Runs/run_20261128_051751');
    rmSync(path.join(inner, 'effective_runtime.json'));
    rmSync(path.join(dir, 'console.txt'));
    const file = path.join(inner, 'metadata.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"completed"', '"running"'));
    const run = await only(dir);
    expect(run.state).toBe('stopped');
    expect(run.evidence.join(' ')).toContain('metadata.json says running');
  });

  test('a console of several runs belongs to none of them', async () => {
    const dir = folder();
    cpSync(path.join(RUNS, 'native-model-error/run'), path.join(dir, 'a'), { recursive: true });
    cpSync(path.join(RUNS, 'native-killed/run'), path.join(dir, 'b'), { recursive: true });
    cpSync(path.join(RUNS, 'native-finished/console.txt'), path.join(dir, 'console.txt'));
    const { runs: found } = await recordedRuns(dir);
    expect(found.map(({ folder: name, state }) => [name, state])).toEqual([
      ['a', 'stopped'],
      ['b', 'stopped'],
    ]);
  });

  test('a cut checkpoint is not read, and the rest is shown', async () => {
    const dir = copy('native-killed');
    const file = path.join(dir, 'run/checkpoints/last.ckpt');
    writeFileSync(file, readFileSync(file).subarray(0, 5000));
    const run = await only(dir);
    expect(run.not_read.map(({ file: name }) => name)).toEqual(['checkpoints/last.ckpt']);
    expect(run.losses).toHaveLength(3);
    expect(run.request).not.toBeNull();
  });

  test('a tag that would construct an object constructs nothing', async () => {
    const dir = copy('native-finished');
    rmSync(path.join(dir, 'run/wts.h5.zip'));
    rmSync(path.join(dir, 'run/checkpoints'), { recursive: true });
    const file = path.join(dir, 'run/lightning_logs/version_0/hparams.yaml');
    const text = readFileSync(file, 'utf8').replace(
      'probe_mask_tensor: null',
      'probe_mask_tensor: !!python/object/apply:os.system\n  - touch hacked',
    );
    writeFileSync(file, text);
    const run = await only(dir);
    expect(run.not_read).toEqual([
      {
        file: 'lightning_logs/version_0/hparams.yaml model_config.probe_mask_tensor',
        code: 'yaml-not-plain',
        problem: 'It is not plain data: Python object/apply:os.system.',
      },
    ]);
    expect(run.settings.model_config).toMatchObject({ architecture: 'ffno' });
  });

  test('aliases that multiply are refused in words', async () => {
    const dir = copy('native-model-error');
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]'
        : `a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`,
    );
    writeFileSync(path.join(dir, 'run/lightning_logs/version_0/hparams.yaml'), levels.join('\n'));
    const run = await only(dir);
    expect(run.not_read.map(({ file, code }) => [file, code])).toEqual([
      ['hparams', 'yaml-invalid'],
    ]);
    expect(run.state).toBe('crashed');
  });

  test('event files with a wrong checksum or a length of 4 GB end where they are damaged', async () => {
    const dir = copy('native-tensorboard');
    const logs = path.join(dir, 'run/lightning_logs/version_0');
    const [name = ''] = readdirSync(logs).filter((one) => one.startsWith('events'));
    const file = path.join(logs, name);
    const bytes = readFileSync(file);
    const whole = (await only(dir)).losses.map(({ name: loss }) => loss).sort();
    expect(whole).toEqual([
      'poisson_train_loss_epoch',
      'poisson_train_loss_step',
      'poisson_val_loss',
    ]);
    const damaged = Buffer.from(bytes);
    damaged[damaged.length - 30] = (damaged[damaged.length - 30] ?? 0) ^ 0xff;
    writeFileSync(file, damaged);
    expect((await only(dir)).not_read[0]?.code).toBe('events-damaged');
    const long = Buffer.from(bytes);
    long.writeBigUInt64LE(0xffff_fff0n, 0);
    writeFileSync(file, long);
    expect((await only(dir)).not_read[0]?.problem).toMatch(/damaged at byte 0/);
    writeFileSync(file, bytes.subarray(0, bytes.length - 5));
    expect((await only(dir)).not_read[0]?.code).toBe('events-cut');
  });

  test('a second run into one folder is said', async () => {
    const dir = copy('native-finished');
    cpSync(
      path.join(dir, 'run/lightning_logs/version_0'),
      path.join(dir, 'run/lightning_logs/version_1'),
      { recursive: true },
    );
    cpSync(
      path.join(dir, 'run/checkpoints/last.ckpt'),
      path.join(dir, 'run/checkpoints/last-v1.ckpt'),
    );
    const { evidence } = await only(dir);
    expect(evidence.join(' ')).toContain('version_0, version_1');
    expect(evidence.join(' ')).toContain('last-v1.ckpt');
  });

  test('runs in runs are found, at any depth', async () => {
    const dir = folder();
    const outer = path.join(dir, 'deep/er/outer');
    cpSync(path.join(RUNS, 'native-finished/run'), outer, { recursive: true });
    cpSync(path.join(RUNS, 'inference-native/run'), path.join(outer, 'inference'), {
      recursive: true,
    });
    mkdirSync(path.join(dir, 'empty'));
    const { runs: found } = await recordedRuns(dir);
    expect(found.map(({ folder: name, workflow }) => [name, workflow])).toEqual([
      ['deep/er/outer', 'training'],
      ['deep/er/outer/inference', 'inference'],
    ]);
  });
});
