import { formatValue } from '../../values/python';
import { clearOverrides, setOverride } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';

const NAME = 'subsample_seed';
/** One more than the largest seed of numpy's generator. */
const SEEDS = 2 ** 32;

export const seedRange = rule({
  id: 'seed-out-of-range',
  title: 'numpy does not take this seed',
  outcome: 'crash',
  stage: 'load',
  targets: REVISION,
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: [NAME],
  source: 'V14 (R:633)',
  why: 'The generator that draws the groups takes whole numbers from 0 to 4294967295; grouping ends with a ValueError for any other.',
  check: ({ number }) => {
    const seed = number('tf_training_config', NAME);
    if (seed === undefined || (seed >= 0 && seed < SEEDS)) return [];
    return [
      {
        fields: [NAME],
        message: `${NAME} is ${formatValue(seed)}; it must lie between 0 and ${SEEDS - 1}.`,
        fixes: [clearOverrides(NAME)],
      },
    ];
  },
});

export const seedZero = rule({
  id: 'seed-zero',
  title: 'Seed 0 seeds the network like 42',
  outcome: 'ignored',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: [NAME],
  source: 'V14 (W:775)',
  why: 'Groups are drawn with the seed; weights and shuffling are seeded with `seed or 42`, so that runs with the seeds 0 and 42 begin with the same weights.',
  check: ({ number }) =>
    number('tf_training_config', NAME) === 0
      ? [
          {
            fields: [NAME],
            message: `${NAME} is 0, and weights and shuffling are seeded with 42 in its place; only the groups are drawn with 0. Use another seed.`,
            fixes: [setOverride(NAME, 1)],
          },
        ]
      : [],
});
