/** A loss that is not finite with one seed alone is chance; all else is a problem of the run. */
import { describe, expect, it } from 'vitest';
import { OTHER_SEEDS, unlessByChance } from '../../ptychopinn/kit/chance';

/** What is left of the problems of a run, and with which seeds it was repeated. */
async function left(
  problems: readonly string[],
  others: { [seed: number]: readonly string[] } = {},
) {
  const tried: number[] = [];
  const found = await unlessByChance(problems, async (seed) => {
    tried.push(seed);
    return others[seed] ?? [];
  });
  return { found, tried };
}

const NAN = 'poisson_train_loss_epoch is not finite';

describe('a loss that is not finite', () => {
  it('is chance when no other seed has a problem', async () => {
    // The early end of a run whose loss is NaN is another problem of that run alone.
    expect(await left([NAN, '1 epochs, not 2'])).toEqual({ found: [], tried: [...OTHER_SEEDS] });
  });

  it('is a problem when another seed has it, or any other problem', async () => {
    for (const other of [NAN, 'no bundle'])
      expect((await left([NAN], { 3: [other] })).found).toEqual([
        NAN,
        '1 of 4 other seeds fail',
        other,
      ]);
  });

  it('is the only problem that other seeds are asked about', async () => {
    const problems = ['learning rate 0.002, not 0.001'];
    expect(await left(problems)).toEqual({ found: problems, tried: [] });
    expect(await left([])).toEqual({ found: [], tried: [] });
  });
});
