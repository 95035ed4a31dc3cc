import { rule } from '../rule';

/** Names under which labels stand, by loader. */
const LABELS = ['Y', 'label', 'label_amp', 'label_phase'];

export const supervisedLabels = rule({
  id: 'labels-missing',
  title: 'Supervised training without labels',
  severity: 'warning',
  consequence: 'crash',
  stage: 'train',
  workflows: ['training'],
  fields: ['mode', 'model_type'],
  source: 'DATA-SUP-001; V36',
  why: 'Supervised training compares with the true object of each pattern. Measured datasets have none; simulated ones do.',
  check: ({ value, dataset, array, datasetField }) => {
    if (value('pt_model_config', 'mode') !== 'Supervised' || !dataset) return [];
    if (LABELS.some((name) => array(name))) return [];
    return [
      {
        fields: ['model_type', 'mode', datasetField],
        message: `The mode is Supervised, and the dataset has no labels (${LABELS.join(', ')}). Train Unsupervised, or use a simulated dataset with labels.`,
        fixes: [
          {
            label: 'Use Unsupervised',
            edits: [
              { op: 'clear-override', name: 'model_type' },
              { op: 'clear-override', name: 'mode' },
            ],
          },
        ],
      },
    ];
  },
});

export const supervisedLoss = rule({
  id: 'supervised-loss',
  title: 'Supervised training with the Poisson loss',
  severity: 'warning',
  consequence: 'crash',
  stage: 'train',
  targets: ['ptychopinn-2026.07'],
  workflows: ['training'],
  fields: ['torch_loss_mode', 'mode'],
  source: 'V36',
  why: 'Supervised training compares objects, not counts; the network accepts only the absolute error there.',
  check: ({ value }) => {
    const loss = value('pt_training_config', 'torch_loss_mode');
    if (value('pt_model_config', 'mode') !== 'Supervised' || loss === 'mae' || loss === undefined)
      return [];
    return [
      {
        fields: ['torch_loss_mode'],
        message: `torch_loss_mode is '${String(loss)}', and the mode is Supervised. Set torch_loss_mode to mae.`,
        fixes: [
          {
            label: 'Set torch_loss_mode to mae',
            edits: [{ op: 'set-override', name: 'torch_loss_mode', value: 'mae' }],
          },
        ],
      },
    ];
  },
});
