import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../shared/plan/counts';
import { rateAt, scheduleOf } from '../../../shared/plan/schedule';
import type { EntryPoint } from '../../../shared/request/entryPoint';
import type { Values } from '../../../shared/values/value';
import { inputsOf, requestOf } from './recorded';

/** The schedule of a run of 4 steps an epoch. */
async function schedule(overrides: Values, entryPoint: EntryPoint = 'python', validation = 0) {
  const request = requestOf(
    { request: { route: 'native', batch_size: 8, learning_rate: 0.01, ...overrides } },
    { dataset: '' },
  );
  const inputs = await inputsOf({ ...request, entry_point: entryPoint });
  const counts = countsOf(inputs, { count: 32 + validation, training: 32, validation });
  return scheduleOf(inputs, {
    ...counts,
    validationSamples: { value: validation, relativeError: 0, terms: [] },
  });
}

/** The rate at the start of each epoch, the lowest possible one where there are several. */
async function byEpoch(...of: Parameters<typeof schedule>): Promise<(number | null)[]> {
  const made = await schedule(...of);
  if ('reason' in made) throw new Error(made.reason);
  return Array.from({ length: 12 }, (_, epoch) => rateAt(made.lowest ?? made.rates, 4 * epoch));
}

const constant = (rate: number) => Array.from({ length: 12 }, () => rate);

describe('the learning rate', () => {
  // Measured with torch and Lightning: 12 epochs by hand-made optimization, whose validation loss never improves.
  it('of a scheduler that training never steps is constant, a tenth with a warm-up', async () => {
    expect(await byEpoch({ scheduler: 'Exponential' })).toEqual(constant(0.01));
    expect(await byEpoch({ scheduler: 'WarmupCosine' })).toEqual(constant(0.01));
    expect(await byEpoch({ scheduler: 'WarmupCosine', lr_warmup_epochs: 3 })).toEqual(
      constant(0.001),
    );
    expect(await byEpoch({ scheduler: 'WarmupCosine', lr_warmup_epochs: 3 }, 'native')).toEqual(
      constant(0.001),
    );
  });

  it('of ReduceLROnPlateau falls at the earliest after patience + 1 epochs without a better loss', async () => {
    const plateau = { scheduler: 'ReduceLROnPlateau', plateau_min_lr: 0.001, max_epochs: 12 };
    expect(await byEpoch({ ...plateau, plateau_patience: 0 }, 'python', 4)).toEqual([
      0.01, 0.005, 0.0025, 0.00125, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001,
    ]);
    expect(await byEpoch({ ...plateau, plateau_patience: 2 }, 'python', 4)).toEqual([
      0.01, 0.01, 0.01, 0.005, 0.005, 0.005, 0.0025, 0.0025, 0.0025, 0.00125, 0.00125, 0.00125,
    ]);
    expect(await byEpoch({ ...plateau, plateau_patience: 0 })).toEqual(constant(0.01));
  });

  it('of fine-tuning epochs is multiplied by fine_tune_gamma, where the entry point has such epochs', async () => {
    const set = { max_epochs: 8, epochs_fine_tune: 4, fine_tune_gamma: 0.5 };
    expect(await byEpoch(set, 'lightning')).toEqual([
      ...Array.from({ length: 8 }, () => 0.001),
      ...Array.from({ length: 4 }, () => 0.0005),
    ]);
    expect(await byEpoch(set)).toEqual(constant(0.01));
  });

  it('that is not positive is said in words', async () => {
    expect(await schedule({ learning_rate: 0 })).toEqual({
      reason: '`learning_rate` is 0; it has to be above 0.',
    });
  });
});
