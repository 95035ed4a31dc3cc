import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Counts, countsOf } from '../../../shared/plan/counts';
import type { EntryPoint } from '../../../shared/request/entryPoint';
import type { Values } from '../../../shared/values/value';
import { casesOf, inputsOf, requestOf, writeDatasets } from './recorded';

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cases = casesOf('counts');
let files: ReturnType<typeof writeDatasets> = [];
beforeAll(() => {
  files = writeDatasets(folder, cases);
});

describe('counts of the recorded runs', () => {
  it.each(cases.map((one, i): [string, number] => [JSON.stringify(one.request), i]))(
    '%s',
    async (_, i) => {
      const [one, written] = [cases[i], files[i]];
      if (!one || !written) throw new Error('no case');
      const counts = countsOf(await inputsOf(requestOf(one, written)));
      const { batches_per_epoch, optimiser_steps, validation_batches } = one.expected;
      expect({
        batches_per_epoch: counts.batchesPerEpoch.value,
        optimiser_steps: counts.optimizerSteps.value,
        validation_batches: counts.validationBatches.value,
      }).toEqual({ batches_per_epoch, optimiser_steps, validation_batches });
    },
  );
});

describe('counts', () => {
  /** Of 24 patterns on one of the datasets above, which has validation data where `validation`. */
  async function given(overrides: Values, entryPoint: EntryPoint = 'python', validation = false) {
    const at = cases.findIndex(
      ({ dataset }) => (dataset.test_n !== undefined) === validation && dataset.n === 30,
    );
    const request = requestOf(
      { request: { route: 'native', ...overrides } },
      files[at] ?? { dataset: '' },
    );
    return countsOf(await inputsOf({ ...request, entry_point: entryPoint }));
  }
  const words = (counts: Counts, name: keyof Counts) => {
    const figure = counts[name];
    return figure.value === null ? figure.reason : figure.value;
  };

  it.each<[name: keyof Counts, overrides: Values, says: RegExp]>([
    ['batchesPerEpoch', { batch_size: 0 }, /`batch_size` is 0; it has to be/],
    ['batchesPerEpoch', { batch_size: -3 }, /`batch_size` is -3/],
    ['batchesPerEpoch', { batch_size: 2.5 }, /`batch_size` is 2.5/],
    ['groups', { n_groups: 0 }, /`n_groups` is 0/],
    ['groups', { n_groups: 31, gridsize: 2 }, /Fewer patterns \(30\) than groups \(31\)/],
    [
      'groups',
      { n_groups: 8, gridsize: 2, neighbor_count: 3 },
      /`neighbor_count` is 3, fewer than the 4/,
    ],
    [
      'groups',
      { n_groups: 8, gridsize: 6, neighbor_count: 40 },
      /Fewer patterns \(30\) than a group has \(36\)/,
    ],
    ['optimizerSteps', { max_epochs: -1 }, /never ends by itself/],
    ['optimizerSteps', { max_epochs: 9e15, n_groups: 20 }, /2⁵³/],
  ])('say in words why there are none: %s of %j', async (name, overrides, says) => {
    expect(words(await given(overrides), name)).toMatch(says);
  });

  it('take a batch larger than the samples as one batch', async () => {
    const counts = await given({ n_groups: 20, batch_size: 1e12, max_epochs: 3 });
    expect([counts.batchesPerEpoch.value, counts.optimizerSteps.value]).toEqual([1, 3]);
  });

  it('have fewer steps where gradients of several batches are added up', async () => {
    const counts = await given({ n_groups: 25, batch_size: 5, accum_steps: 2, max_epochs: 3 });
    expect(counts.optimizerSteps.value).toBe(6);
  });

  it('say that a validation dataset has too few patterns', async () => {
    const counts = await given({ n_groups: 28, gridsize: 2 }, 'python', true);
    expect(words(counts, 'validationSamples')).toMatch(
      /In the validation dataset: Fewer patterns \(20\)/,
    );
  });

  it('without a dataset say so', async () => {
    const request = requestOf({ request: { route: 'native' } }, { dataset: 'none.npz' });
    const counts = countsOf(await inputsOf(request));
    expect(words(counts, 'groups')).toMatch(/none\.npz does not exist/);
    expect(counts.epochs.value).toBe(50);
  });

  it('take what was drawn over what follows from the statistics', async () => {
    const request = requestOf(
      { request: { route: 'memmap', batch_size: 8 } },
      { dataset: 'none.npz' },
    );
    const counts = countsOf(await inputsOf(request), { count: 100, training: 95, validation: 5 });
    expect([counts.trainingSamples.value, counts.validationSamples.value]).toEqual([95, 5]);
    expect([counts.batchesPerEpoch.value, counts.droppedSamples.value]).toEqual([11, 7]);
  });
});
