import { clearOverrides } from '../fixes';
import { rule } from '../rule';

const PAIRS: readonly (readonly [coefficient: string, loss: string])[] = [
  ['amp_loss_coeff', 'amp_loss'],
  ['phase_loss_coeff', 'phase_loss'],
];

export const regularizer = rule({
  id: 'regularizer-unused',
  title: 'A coefficient without its loss',
  outcome: 'info',
  stage: 'train',
  workflows: ['training'],
  fields: PAIRS.flat(),
  source: 'V36 (M:2400-2415)',
  why: 'The coefficient weighs a regularization that is added only when amp_loss or phase_loss names one.',
  check: ({ changed, value }) =>
    PAIRS.flatMap(([coefficient, loss]) => {
      if (!changed('pt_model_config', coefficient)) return [];
      if ((value('pt_model_config', loss) ?? null) !== null) return [];
      return [
        {
          fields: [coefficient, loss],
          message: `${coefficient} is set, and ${loss} is None: nothing is weighed. Set ${loss} to Total_Variation or Mean_Deviation, or clear ${coefficient}.`,
          fixes: [clearOverrides(coefficient)],
        },
      ];
    }),
});
