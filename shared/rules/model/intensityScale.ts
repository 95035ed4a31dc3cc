import { evidence } from '../../sources/source';
import { knownIssue } from '../../sources/upstream';
import { clearOverrides } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

export const intensityScale = rule({
  id: 'intensity-scale-trainable',
  title: 'The trainable intensity scale is never trained in PyTorch',
  outcome: 'wrong-result',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['intensity_scale_trainable'],
  source: [knownIssue('TORCH-INTENSITY-SCALE-DEAD-001'), evidence('network-settings')],
  tried: true,
  why: 'The optimizer does not receive this parameter, so it stays at its initial value of 10000. It also replaces the scale computed from the data.',
  check: ({ value }) =>
    value('pt_model_config', 'intensity_scale_trainable') === true
      ? [
          {
            fields: ['intensity_scale_trainable'],
            message:
              '`intensity_scale_trainable` is True: a network built from `pt_model_config` uses a constant scale that is never trained, instead of the scale computed from the data. Set it to False.',
            fixes: [clearOverrides('intensity_scale_trainable')],
          },
        ]
      : [],
});
