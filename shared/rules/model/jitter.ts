import { evidence } from '../../sources/source';
import { knownIssue } from '../../sources/upstream';
import { clearOverrides } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

export const jitter = rule({
  id: 'position-jitter',
  title: 'PyTorch ignores max_position_jitter',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['max_position_jitter', 'max_neighbor_distance'],
  source: [knownIssue('TORCH-PADDED-SIZE-001'), evidence('network-settings')],
  tried: true,
  why: 'TensorFlow enlarges the canvas of a group by the jitter. PyTorch computes the canvas from N, `gridsize` and `max_neighbor_distance` only.',
  check: ({ changed }) =>
    !changed('pt_model_config', 'max_position_jitter')
      ? []
      : [
          {
            fields: ['max_position_jitter'],
            message:
              '`max_position_jitter` is set, but PyTorch ignores it: the canvas of a group depends on N, `gridsize` and `max_neighbor_distance`. Clear it.',
            fixes: [clearOverrides('max_position_jitter')],
          },
        ],
});
