import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { setOverride } from '../fixes';
import { rule } from '../rule';

export const batchSize = rule({
  id: 'batch-not-power-of-two',
  title: 'batch_size is not a power of two',
  outcome: 'info',
  stage: 'train',
  workflows: ['training'],
  fields: ['batch_size'],
  source: [code.tensorflowConfig(508), evidence('checks-nobody-calls')],
  tried: true,
  why: "PtychoPINN's documentation and a check that it never calls require a power of two. PyTorch trains with any size.",
  check: ({ number, shown }) => {
    const size = number('tf_training_config', 'batch_size');
    if (size === undefined || size <= 0 || Number.isInteger(Math.log2(size))) return [];
    return [
      {
        fields: ['batch_size'],
        message: `\`batch_size\` is ${shown('tf_training_config', 'batch_size')}; PtychoPINN documents powers of two (8, 16, 32). Use one of them, unless you need this size.`,
        fixes: [setOverride('batch_size', 2 ** Math.round(Math.log2(size)))],
      },
    ];
  },
});
