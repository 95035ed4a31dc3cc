import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { resolve } from '../../../shared/factory';
import { certaintyWords } from '../../../shared/plan/certainty';
import { planInputs } from '../../../shared/plan/inputs';
import { type Plan, planSchema } from '../../../shared/plan/plan';
import { type EntryPoint, entryPointSchema } from '../../../shared/request/entryPoint';
import { sameValue, type Values, valuesSchema } from '../../../shared/values/value';
import { casesOf, inputsOf, MAIN, RECORDED, requestOf } from './recorded';

/** Fields of the PyTorch sections that these runs do not read, or read under another name. */
const UNREAD = [
  ...['device', 'num_workers', 'strategy', 'n_devices', 'orchestrator'],
  ...['output_dir', 'train_data_file', 'test_data_file', 'n_groups', 'n_subsample'],
  ...['grid_size', 'mode'],
];
/** One activation by two names. */
const SAME: { readonly [name: string]: string } = { swish: 'silu' };

const runSchema = z.object({
  run: z.string(),
  target: z.string(),
  entry_point: entryPointSchema,
  overrides: valuesSchema,
  skip: z.array(z.string()),
  hparams: z.record(z.string(), valuesSchema),
});

const given = (entry_point: EntryPoint, overrides: Values, execution: Values | null = null) =>
  inputsOf({
    ...requestOf({ request: { route: 'native', ...overrides } }, { dataset: 'none.npz' }),
    entry_point,
    execution,
  });

describe('what a run has', () => {
  it('is the value that its entry point reads, not simply what was set', async () => {
    const set = { neighbor_count: 9, gridsize: 2, subsample_seed: 7, batch_size: 4, max_epochs: 3 };
    const python = await given('python', set);
    expect([python.neighbours, python.C, python.value('subsample_seed')]).toEqual([9, 4, 7]);
    const native = await given('native', set);
    expect([native.neighbours, native.value('subsample_seed')]).toEqual([6, null]);
    expect([native.batchSize, native.epochs, native.gridsize]).toEqual([4, 3, 2]);
    const lightning = await given('lightning', set);
    expect([lightning.neighbours, lightning.C]).toEqual([9, 4]);
  });

  it('has the learning rate that the entry point trains with', async () => {
    const rates = await Promise.all(
      (['python', 'native', 'script', 'lightning'] as const).map(async (entryPoint) => {
        const run = await given(entryPoint, { learning_rate: 0.5 }, { learning_rate: 0.25 });
        return run.value('learning_rate');
      }),
    );
    expect(rates).toEqual([0.5, 0.25, 0.25, 0.001]);
  });

  it('takes n_subsample as patterns to keep or as groups per point', async () => {
    const runs = await Promise.all(
      (['script', 'lightning', 'python'] as const).map((one) => given(one, { n_subsample: 20 })),
    );
    expect(runs.map(({ value }) => value('n_subsample'))).toEqual([20, 20, null]);
  });

  it('builds layers that nothing reads only where the setting is passed on', async () => {
    const set = { eca_encoder: true, cbam_encoder: false };
    const read = async (one: EntryPoint) => {
      const { value } = await given(one, set);
      return [value('eca_encoder'), value('cbam_encoder')];
    };
    expect(await read('python')).toEqual([true, false]);
    expect(await read('lightning')).toEqual([true, false]);
    expect(await read('native')).toEqual([false, true]);
    expect(await read('script')).toEqual([false, true]);
  });

  it('has an object of several patches where the entry point gives it one, whatever was set', async () => {
    const read = async (one: EntryPoint, set: Values) => {
      const { isObjectBig, isGrouped } = await given(one, set);
      return [isObjectBig, isGrouped];
    };
    expect(await read('python', { gridsize: 2, object_big: false })).toEqual([false, false]);
    expect(await read('lightning', { gridsize: 2, object_big: false })).toEqual([true, true]);
    expect(await read('lightning', { gridsize: 1 })).toEqual([false, true]);
    expect(await read('lightning', { gridsize: 1, object_big: false })).toEqual([false, false]);
  });

  it('says why there is no plan', () => {
    const request = {
      ...requestOf({ request: { route: 'native' } }, { dataset: '' }),
      target: 'adr-003',
    };
    const files = { dataset: { status: 'missing' as const, problem: '' } };
    expect(planInputs(request, resolve(request, files), files)).toEqual({
      reason: '`adr-003` is a design document that no program runs.',
    });
  });

  it('assumes the Python script where no entry point is chosen', () => {
    const { entry_point: _, ...request } = requestOf(
      { request: { route: 'native' } },
      { dataset: '' },
    );
    const files = { dataset: { status: 'missing' as const, problem: '' } };
    expect(planInputs(request, resolve(request, files), files)).toMatchObject({
      target: { name: MAIN },
      entryPoint: 'python',
      isAssumed: true,
    });
  });
});

describe('the recorded cases', () => {
  it.each(casesOf('counts').map((one): [string, typeof one] => [JSON.stringify(one.request), one]))(
    'have their settings: %s',
    async (_, one) => {
      const run = await inputsOf(requestOf(one, { dataset: 'none.npz' }));
      const { gridsize, neighbor_count, batch_size, max_epochs } = one.request;
      expect([run.gridsize, run.neighbours, run.batchSize, run.epochs]).toEqual([
        gridsize,
        neighbor_count,
        batch_size,
        max_epochs,
      ]);
    },
  );
});

describe('certainty', () => {
  it('is said in a few words', () => {
    const within = { relativeError: 0.03, measured: '160 steps' };
    expect(certaintyWords({ kind: 'within', ...within })).toBe('± 3 %');
    expect(certaintyWords({ kind: 'from-runs', runs: 1, relativeError: 0.1 })).toBe(
      '± 10 %, from 1 run',
    );
  });
});

describe('the JSON of a plan', () => {
  it('has a reason beside every figure that may be null', () => {
    const shape: {
      readonly [name in keyof Plan]-?: { safeParse(value: null): { success: boolean } };
    } = planSchema.shape;
    const nullable = Object.entries(shape).filter(
      ([name, one]) => !name.endsWith('_reason') && one.safeParse(null).success,
    );
    expect(nullable.length).toBeGreaterThan(12);
    for (const [name] of nullable)
      if (name !== 'entry_point') expect(shape).toHaveProperty(`${name}_reason`);
  });
});

describe('recorded runs', () => {
  const runs = readFileSync(path.join(RECORDED, 'runs.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => runSchema.parse(JSON.parse(line)));

  it.each(runs.map((one): [string, typeof one] => [one.run, one]))(
    'have the values that are planned with: %s',
    async (_, run) => {
      const { target, entry_point, overrides, skip, hparams } = run;
      const request = requestOf(
        { request: { route: 'native', ...overrides } },
        { dataset: '/data/scan/scan.npz' },
      );
      const inputs = await inputsOf({ ...request, target, entry_point });
      const differ = Object.values(hparams)
        .flatMap((section) => Object.entries(section))
        .filter(([name]) => !skip.includes(name) && !UNREAD.includes(name))
        .filter(
          ([name, value]) =>
            !sameValue(inputs.value(name), SAME[String(value)] ?? value) &&
            inputs.value(name) !== value,
        )
        .map(
          ([name, value]) =>
            `${name}: ${JSON.stringify(value)}, not ${JSON.stringify(inputs.value(name))}`,
        );
      expect(differ).toEqual([]);
    },
  );
});
