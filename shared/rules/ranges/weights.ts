import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { asCode } from '../asCode';
import { setOverride } from '../fixes';
import { DESIGN_ONLY } from '../holds';
import { rule } from '../rule';

const WEIGHTS = ['mae_weight', 'nll_weight'];

export const weights = rule({
  id: 'weight-outside-range',
  title: 'A loss weight is outside 0 to 1',
  outcome: 'wrong-result',
  stage: 'train',
  holds: ({ run }) => run.readsTensorFlowFields,
  workflows: ['training'],
  fields: WEIGHTS,
  source: [code.tensorflowConfig(511, 515), evidence('checks-nobody-calls')],
  notTried: DESIGN_ONLY,
  why: 'Loss weights are the shares of one loss, from 0 to 1. A negative weight rewards errors.',
  check: ({ number, shown }) =>
    WEIGHTS.flatMap((name) => {
      const weight = number('tf_training_config', name);
      if (weight === undefined || (weight >= 0 && weight <= 1)) return [];
      return [
        {
          fields: [name],
          message: `${asCode(name)} is ${shown('tf_training_config', name)}; it must be between 0 and 1.`,
          fixes: [setOverride(name, weight < 0 ? 0 : 1)],
        },
      ];
    }),
});
