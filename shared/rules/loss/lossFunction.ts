import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { clearOverrides, setOverride } from '../fixes';
import { isProgram } from '../holds';
import { isRectangular } from '../physics/contract';
import { rule } from '../rule';

export const lossFunction = rule({
  id: 'loss-function-overridden',
  aliases: ['loss-function-overruled'],
  title: 'torch_loss_mode overrides loss_function',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['loss_function', 'torch_loss_mode'],
  source: [code.model(2093, 2101), evidence('supervised-training-and-losses')],
  tried: true,
  why: 'The network takes its loss from `torch_loss_mode` and overwrites `loss_function` to match.',
  check: (context) => {
    const { override, value, request } = context;
    const wanted = override('loss_function');
    // The profile ci rejects the contradiction.
    if ((wanted !== 'MAE' && wanted !== 'Poisson') || request.profile === 'ci') return [];
    if (value('pt_model_config', 'mode') !== 'Unsupervised') return [];
    const mode = value('tf_training_config', 'torch_loss_mode');
    const taken = mode === 'poisson' ? 'Poisson' : 'MAE';
    if (wanted === taken) return [];
    const follow = setOverride('torch_loss_mode', wanted === 'MAE' ? 'mae' : 'poisson');
    return [
      {
        fields: ['loss_function', 'torch_loss_mode'],
        message: `\`loss_function\` is '${wanted}', but \`torch_loss_mode\` is '${String(mode)}', so the network trains with the ${taken} loss. Set \`torch_loss_mode\` instead.`,
        short: `\`loss_function\` is '${wanted}', but the network trains with the ${taken} loss.`,
        fixes: [...(isRectangular(context) ? [] : [follow]), clearOverrides('loss_function')],
      },
    ];
  },
});

export const matchTarget = rule({
  id: 'l2-match-unused',
  title: 'torch_mae_pred_l2_match_target applies only to mae',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['torch_mae_pred_l2_match_target', 'torch_loss_mode'],
  source: [code.model(2378), evidence('supervised-training-and-losses')],
  tried: true,
  why: 'Only the mean absolute error scales each prediction to the energy of its target; the Poisson loss compares the values as they are.',
  check: ({ value }) => {
    if (value('tf_training_config', 'torch_mae_pred_l2_match_target') !== true) return [];
    const mode = value('tf_training_config', 'torch_loss_mode');
    if (mode === 'mae') return [];
    return [
      {
        fields: ['torch_mae_pred_l2_match_target', 'torch_loss_mode'],
        message: `\`torch_mae_pred_l2_match_target\` is True, but \`torch_loss_mode\` '${String(mode)}' ignores it. Clear it, or set \`torch_loss_mode\` to mae.`,
        fixes: [clearOverrides('torch_mae_pred_l2_match_target')],
      },
    ];
  },
});
