import { clearOverrides, setOverride } from '../fixes';
import { isRectangular } from '../physics/contract';
import { REVISION } from '../revision';
import { rule } from '../rule';

export const lossFunction = rule({
  id: 'loss-function-overruled',
  title: 'torch_loss_mode overrules loss_function',
  outcome: 'ignored',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['loss_function', 'torch_loss_mode'],
  source: 'V36 (M:2093-2101)',
  why: 'The network takes its loss from torch_loss_mode and writes loss_function over to match.',
  check: (context) => {
    const { override, value, request } = context;
    const wanted = override('loss_function');
    // The profile refuses the contradiction itself.
    if ((wanted !== 'MAE' && wanted !== 'Poisson') || request.profile === 'ci') return [];
    if (value('pt_model_config', 'mode') !== 'Unsupervised') return [];
    const mode = value('tf_training_config', 'torch_loss_mode');
    const taken = mode === 'poisson' ? 'Poisson' : 'MAE';
    if (wanted === taken) return [];
    const follow = setOverride('torch_loss_mode', wanted === 'MAE' ? 'mae' : 'poisson');
    return [
      {
        fields: ['loss_function', 'torch_loss_mode'],
        message: `loss_function is '${wanted}', and torch_loss_mode is '${String(mode)}', so that the network trains with ${taken}. Set torch_loss_mode instead.`,
        fixes: [...(isRectangular(context) ? [] : [follow]), clearOverrides('loss_function')],
      },
    ];
  },
});

export const matchTarget = rule({
  id: 'l2-match-unused',
  title: 'Matching the energy belongs to the absolute error',
  outcome: 'info',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['torch_mae_pred_l2_match_target', 'torch_loss_mode'],
  source: 'V36 (M:2378)',
  why: 'Each prediction is scaled to the energy of its target in the absolute error only; the Poisson loss compares the numbers as they are.',
  check: ({ value }) => {
    if (value('tf_training_config', 'torch_mae_pred_l2_match_target') !== true) return [];
    const mode = value('tf_training_config', 'torch_loss_mode');
    if (mode === 'mae') return [];
    return [
      {
        fields: ['torch_mae_pred_l2_match_target', 'torch_loss_mode'],
        message: `torch_mae_pred_l2_match_target is True, and torch_loss_mode is '${String(mode)}', which does not look at it. Clear it, or train with mae.`,
        fixes: [clearOverrides('torch_mae_pred_l2_match_target')],
      },
    ];
  },
});
