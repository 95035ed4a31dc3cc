import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { asCode } from '../asCode';
import { clearOverrides, setOverride } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

const NAME = 'subsample_seed';
/** One more than the largest seed of numpy's generator. */
const SEEDS = 2 ** 32;

export const seedRange = rule({
  id: 'seed-out-of-range',
  title: 'subsample_seed is out of range',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: [NAME],
  raises: ['ValueError: Seed must be'],
  source: [code.rawData(633), evidence('neighbours')],
  tried: true,
  why: 'The random generator that draws the groups accepts integers from 0 to 4294967295; grouping raises a `ValueError` for any other value.',
  check: ({ number, shown }) => {
    const seed = number('tf_training_config', NAME);
    if (seed === undefined || (seed >= 0 && seed < SEEDS)) return [];
    return [
      {
        fields: [NAME],
        message: `${asCode(NAME)} is ${shown('tf_training_config', NAME)}, but it must be between 0 and ${SEEDS - 1}. Change it, or clear it.`,
        fixes: [clearOverrides(NAME)],
      },
    ];
  },
});

export const seedZero = rule({
  id: 'seed-zero',
  title: 'Seed 0 initializes the network like seed 42',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: [NAME],
  source: [code.components(775), evidence('neighbours')],
  tried: true,
  why: 'The groups are drawn with `subsample_seed`, but weights and shuffling use `seed or 42`, so runs with the seeds 0 and 42 start from the same weights.',
  check: ({ number }) =>
    number('tf_training_config', NAME) === 0
      ? [
          {
            fields: [NAME],
            message: `${asCode(NAME)} is 0, but only the groups are drawn with it: weights and shuffling use 42. Choose another seed.`,
            fixes: [setOverride(NAME, 1)],
          },
        ]
      : [],
});
