import { clearOverrides, setOverride } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';

/** Names under which labels stand, by loader. */
const LABELS = ['Y', 'label', 'label_amp', 'label_phase'];

export const supervisedLabels = rule({
  id: 'labels-missing',
  title: 'Supervised training without labels',
  outcome: 'crash',
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
        fixes: [{ ...clearOverrides('model_type', 'mode'), label: 'Use Unsupervised' }],
      },
    ];
  },
});

export const supervisedRoute = rule({
  id: 'supervised-route',
  title: 'Supervised training needs the memory-mapped loader',
  outcome: 'crash',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['mode', 'model_type', 'label', 'Y'],
  source: 'DATA-SUP-001; V36 (W:1539-1551, D:245)',
  why: 'The network asks each batch for label_amp and label_phase. The container that the native command line and ptycho_train make of an NPZ never has them; the memory-mapped loader makes them of the array label.',
  check: ({ value, array }) => {
    if (value('pt_model_config', 'mode') !== 'Supervised') return [];
    // Without any labels there is a finding already.
    if (!LABELS.some((name) => array(name))) return [];
    const label = array('label')
      ? ''
      : ' It reads them from the array label, which the dataset does not have under this name.';
    return [
      {
        fields: ['mode', 'model_type'],
        message: `The mode is Supervised. The native command line and ptycho_train end with DATA-SUP-001 whatever labels the dataset holds. Train from a memory-mapped PtychoDataset (ptycho_torch/train_lightning_only.py).${label}`,
        fixes: [{ ...clearOverrides('model_type', 'mode'), label: 'Use Unsupervised' }],
      },
    ];
  },
});

export const supervisedLoss = rule({
  id: 'supervised-loss',
  title: 'Supervised training with the Poisson loss',
  outcome: 'crash',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['torch_loss_mode', 'mode'],
  source: 'V36',
  why: 'Supervised training compares objects, not counts; the network accepts only the absolute error there.',
  check: ({ value }) => {
    const loss = value('pt_training_config', 'torch_loss_mode');
    if (value('pt_model_config', 'mode') !== 'Supervised' || loss === undefined) return [];
    if (loss === 'mae')
      return value('pt_model_config', 'loss_function') === 'MAE'
        ? []
        : [
            {
              fields: ['loss_function'],
              entryPoints: ['lightning'],
              message:
                "The mode is Supervised, and loss_function is 'Poisson', its default: train_lightning_only ends with an AttributeError when it builds the network. Set loss_function to MAE.",
              fixes: [setOverride('loss_function', 'MAE')],
            },
          ];
    return [
      {
        fields: ['torch_loss_mode'],
        message: `torch_loss_mode is '${String(loss)}', and the mode is Supervised. Set torch_loss_mode to mae.`,
        fixes: [setOverride('torch_loss_mode', 'mae')],
      },
    ];
  },
});
