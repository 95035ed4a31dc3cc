import { knownIssue } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { clearOverrides } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';

export const intensityScale = rule({
  id: 'intensity-scale-trainable',
  title: 'The trainable intensity scale is dead in PyTorch',
  outcome: 'wrong-result',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['intensity_scale_trainable'],
  source: [knownIssue('TORCH-INTENSITY-SCALE-DEAD-001'), evidence('network-settings')],
  tried: true,
  why: 'The parameter is never given to the optimizer, so that it stays at its guess of 10000; and it replaces the scale that is taken from the data.',
  check: ({ value }) =>
    value('pt_model_config', 'intensity_scale_trainable') === true
      ? [
          {
            fields: ['intensity_scale_trainable'],
            message:
              'intensity_scale_trainable is True: a network built from pt_model_config scales by a constant that never trains, instead of by the data. Leave it off.',
            fixes: [clearOverrides('intensity_scale_trainable')],
          },
        ]
      : [],
});
