import { evidence } from '../../sources/source';
import { knownIssue } from '../../sources/upstream';
import { isProgram } from '../holds';
import { isRectangular } from '../physics/contract';
import { rule } from '../rule';

export const flatAmplitude = rule({
  id: 'flat-amplitude',
  title: 'The cnn collapses to a flat amplitude at N = 128',
  outcome: 'wrong-result',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['architecture', 'N', 'cbam_encoder', 'torch_loss_mode', 'scheduler'],
  source: [knownIssue('TORCH-N128-FLAT-AMP-001'), evidence('network-settings')],
  notTried: 'The run finishes either way; what its result is worth shows in a long training only.',
  why: 'With the rectangular_scaled forward model and the Poisson loss, the default cnn reconstructed the same patch from every pattern of 128 by 128 pixels, however long it trained. Patterns of 64 by 64 pixels and other architectures were not affected.',
  check: (context) => {
    if (!isRectangular(context) || context.number('pt_data_config', 'N') !== 128) return [];
    if (context.value('tf_model_config', 'architecture') !== 'cnn') return [];
    if (context.value('tf_training_config', 'torch_loss_mode') !== 'poisson') return [];
    if (context.value('pt_model_config', 'cbam_encoder') !== true) return [];
    return [
      {
        fields: ['architecture', 'N', 'cbam_encoder'],
        message:
          "`N` is 128 with the cnn, rectangular_scaled and the Poisson loss. PtychoPINN's own runs with these settings collapsed to a flat amplitude. Turn off `cbam_encoder`, with scheduler ReduceLROnPlateau and `parity_init_scheme` tf_glorot, or use another architecture.",
      },
    ];
  },
});
