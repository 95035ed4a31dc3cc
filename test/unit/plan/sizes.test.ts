import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countsOf } from '../../../shared/plan/counts';
import { networkFigures } from '../../../shared/plan/network/figures';
import { networkOptions } from '../../../shared/plan/network/fromInputs';
import { sizesOf } from '../../../shared/plan/sizes';
import { isValues, type Values } from '../../../shared/values/value';
import { casesOf, inputsOf, requestOf, writeDatasets } from './recorded';

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-sizes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cases = casesOf('sizes').filter(({ expected }) => expected.container_ram === undefined);
let files: ReturnType<typeof writeDatasets> = [];
beforeAll(() => {
  files = writeDatasets(folder, cases);
});

describe('sizes of the recorded runs', () => {
  it.each(cases.map((one, i): [string, number] => [JSON.stringify(one.request), i]))(
    '%s',
    async (_, i) => {
      const [one, written] = [cases[i], files[i]];
      if (!one || !written) throw new Error('no case');
      const inputs = await inputsOf(requestOf(one, written));
      const options = networkOptions(inputs);
      const network = networkFigures(options);
      const sizes = sizesOf(inputs, countsOf(inputs), network);
      const { wts_h5_zip, last_ckpt, metrics_csv, memmap } = one.expected;
      const figures = [
        ['wts.h5.zip', wts_h5_zip, sizes.bundle.value],
        ['last.ckpt', last_ckpt, sizes.checkpoint.value],
        ['metrics.csv', one.request.route === 'memmap' ? undefined : metrics_csv, sizes.log.value],
        ['memory map', isValues(memmap) ? memmap.on_disk : undefined, sizes.memoryMap.value],
      ] as const;
      const recorded = figures.filter(([, size]) => size !== undefined);
      expect(recorded.length).toBeGreaterThan(1);
      for (const [name, size, value] of recorded)
        expect(Math.abs(Number(value) / Number(size) - 1), name).toBeLessThan(0.05);
    },
  );
});

describe('checkpoints of a run', () => {
  const network = { parameterBytes: 4_000_000, optimizerBytes: 8_000_000, tensors: 40 };
  async function sizes(overrides: Values, execution: Values, validation: number) {
    const request = requestOf({ request: { route: 'native', ...overrides } }, { dataset: '' });
    const inputs = await inputsOf({ ...request, execution });
    const counts = countsOf(inputs, { count: 32, training: 32, validation });
    return sizesOf(inputs, counts, network);
  }
  const kept = async (...of: Parameters<typeof sizes>) => {
    const { checkpoint, checkpoints } = await sizes(...of);
    return checkpoint.value === null || checkpoints.value === null
      ? null
      : Math.round(checkpoints.value / checkpoint.value);
  };

  it('are the best k and the last, the best only with validation data', async () => {
    expect(await kept({}, { checkpoint_save_top_k: 5 }, 8)).toBe(6);
    expect(await kept({}, { checkpoint_save_top_k: 5 }, 0)).toBe(1);
    expect(await kept({ max_epochs: 3 }, { checkpoint_save_top_k: 5 }, 8)).toBe(4);
    expect(await kept({}, { checkpoint_save_top_k: 0 }, 8)).toBe(1);
  });

  it('are none where nothing is saved', async () => {
    const off = await sizes({}, { enable_checkpointing: false }, 8);
    expect(off.checkpoint).toEqual({ value: null, reason: '`enable_checkpointing` is False.' });
    expect((await sizes({ max_epochs: 0 }, {}, 8)).checkpoint.value).toBeNull();
  });

  it('are smaller with an optimizer that keeps less', async () => {
    const inputs = await inputsOf(requestOf({ request: { route: 'native' } }, { dataset: '' }));
    const counts = countsOf(inputs, { count: 32, training: 32, validation: 0 });
    const sgd = sizesOf(inputs, counts, { ...network, optimizerBytes: 0 });
    expect(sgd.checkpoint.value).toBeLessThan(4_100_000);
    expect(sgd.checkpoint.value).toBeGreaterThan(4_000_000);
  });
});
