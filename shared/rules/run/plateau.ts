import { rule } from '../rule';

export const plateau = rule({
  id: 'plateau-without-validation',
  title: 'ReduceLROnPlateau has nothing to watch',
  severity: 'warning',
  consequence: 'ignored',
  stage: 'train',
  targets: ['ptychopinn-2026.07'],
  workflows: ['training'],
  fields: ['scheduler', 'test_data_file'],
  source: 'V39',
  why: 'The schedule steps on the validation loss alone. Without validation data the learning rate never goes down.',
  check: ({ value }) => {
    const file = value('tf_training_config', 'test_data_file');
    if (value('tf_training_config', 'scheduler') !== 'ReduceLROnPlateau') return [];
    if (typeof file === 'string' && file !== '' && file !== 'None') return [];
    return [
      {
        fields: ['scheduler', 'test_data_file'],
        message:
          'scheduler is ReduceLROnPlateau and there is no test_data_file, so the learning rate never goes down. Set a validation dataset, or use another scheduler.',
        fixes: [
          {
            label: 'Back to Default',
            edits: [{ op: 'clear-override', name: 'scheduler' }],
          },
        ],
      },
    ];
  },
});
