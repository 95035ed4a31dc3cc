import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { asCode } from '../asCode';
import { clearOverrides } from '../fixes';
import { rule } from '../rule';

const PAIRS: readonly (readonly [coefficient: string, loss: string])[] = [
  ['amp_loss_coeff', 'amp_loss'],
  ['phase_loss_coeff', 'phase_loss'],
];

export const regularizer = rule({
  id: 'regularizer-unused',
  title: 'Regularization coefficient without its loss',
  outcome: 'ignored',
  stage: 'train',
  workflows: ['training'],
  fields: PAIRS.flat(),
  source: [code.model(2400, 2415), evidence('supervised-training-and-losses')],
  tried: true,
  why: 'The coefficient weights a regularization term that is added only if `amp_loss` or `phase_loss` selects one.',
  check: ({ changed, value }) =>
    PAIRS.flatMap(([coefficient, loss]) => {
      if (!changed('pt_model_config', coefficient)) return [];
      if ((value('pt_model_config', loss) ?? null) !== null) return [];
      return [
        {
          fields: [coefficient, loss],
          message: `${asCode(coefficient)} is set, but ${asCode(loss)} is None, so it has no effect. Set ${asCode(loss)} to Total_Variation or Mean_Deviation, or clear ${asCode(coefficient)}.`,
          fixes: [clearOverrides(coefficient)],
        },
      ];
    }),
});
