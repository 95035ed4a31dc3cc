import { knownIssue } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { clearOverrides } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';

export const jitter = rule({
  id: 'position-jitter',
  title: 'PyTorch pads without max_position_jitter',
  outcome: 'ignored',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['max_position_jitter', 'max_neighbor_distance'],
  source: [knownIssue('TORCH-PADDED-SIZE-001'), evidence('network-settings')],
  tried: true,
  why: 'TensorFlow adds the jitter to the canvas of a group. PyTorch makes the canvas from N, the grid and max_neighbor_distance alone.',
  check: ({ changed }) =>
    !changed('pt_model_config', 'max_position_jitter')
      ? []
      : [
          {
            fields: ['max_position_jitter'],
            message:
              'max_position_jitter is set, and nothing in PyTorch reads it. The canvas of a group follows N, gridsize and max_neighbor_distance.',
            fixes: [clearOverrides('max_position_jitter')],
          },
        ],
});
