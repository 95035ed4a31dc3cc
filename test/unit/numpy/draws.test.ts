/** `test/plan/draws.json` is what the real numpy and torch drew, by `python test/plan/draws.py`. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RandomState } from '../../../shared/numpy/randomState';
import { randperm } from '../../../shared/numpy/randperm';
import { sha256 } from '../plan/recordedGroups';

const list = z.array(z.number());
const { draws } = z
  .object({
    draws: z.array(
      z.object({
        seed: z.number(),
        numpy: z.object({
          permutation: list,
          permutation_3000_sha256: z.string(),
          choice_9_of_100_to_139: list,
          shuffled_12: list,
          below: list,
        }),
        torch: z.object({
          randperm_10: list,
          randperm_5000_sha256: z.string(),
          random_split_41: z.tuple([list, list]),
        }),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('test/plan/draws.json', 'utf8')));

describe.each(draws)('with the seed $seed', ({ seed, numpy, torch }) => {
  it('numbers are those of numpy, each drawn after the one before', () => {
    const random = new RandomState(seed);
    const twelve = Int32Array.from({ length: 12 }, (_, i) => i);
    expect([...random.permutation(10)]).toEqual(numpy.permutation);
    expect(sha256(random.permutation(3000))).toBe(numpy.permutation_3000_sha256);
    expect([...random.permutation(40).subarray(0, 9)].map((i) => 100 + i)).toEqual(
      numpy.choice_9_of_100_to_139,
    );
    random.shuffle(twelve);
    expect([...twelve]).toEqual(numpy.shuffled_12);
    const below = [1, 2, 3, 64, 65, 1000, 2 ** 20 + 1];
    expect(below.map((n) => random.interval(n - 1))).toEqual(numpy.below);
  });

  it('permutations are those of torch', () => {
    expect([...randperm(10, seed)]).toEqual(torch.randperm_10);
    expect(sha256(randperm(5000, seed))).toBe(torch.randperm_5000_sha256);
    expect([...randperm(41, seed)]).toEqual(torch.random_split_41.flat());
  });
});
