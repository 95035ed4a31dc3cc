import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
import { clearOverrides, setOverride } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

/** Array names of labels in any loader. */
const LABELS = ['Y', 'label', 'label_amp', 'label_phase'];

export const supervisedLabels = rule({
  id: 'labels-missing',
  title: 'Supervised training without labels',
  outcome: 'crash',
  stage: 'train',
  workflows: ['training'],
  fields: ['mode', 'model_type'],
  raises: ['ValueError: key(s): label', 'RuntimeError: DATA-SUP-001', 'RuntimeError: label_amp'],
  source: [knownIssue('DATA-SUP-001'), evidence('supervised-training-and-losses')],
  tried: true,
  why: 'Supervised training compares the prediction with the true object of each pattern. Measured datasets have no labels; simulated ones do.',
  check: ({ value, dataset, array, datasetField }) => {
    if (value('pt_model_config', 'mode') !== 'Supervised' || !dataset) return [];
    if (LABELS.some((name) => array(name))) return [];
    return [
      {
        fields: ['model_type', 'mode', datasetField],
        message: `The mode is Supervised, but the dataset has no labels (${LABELS.map(asCode).join(', ')}). Use unsupervised training, or a simulated dataset with labels.`,
        short: 'The mode is Supervised, but the dataset has no labels.',
        fixes: [{ ...clearOverrides('model_type', 'mode'), label: 'Use unsupervised training' }],
      },
    ];
  },
});

export const supervisedRoute = rule({
  id: 'supervised-needs-memory-map',
  aliases: ['supervised-route'],
  title: 'Supervised training needs the memory-mapped loader',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['mode', 'model_type', 'label', 'Y'],
  raises: ['RuntimeError: DATA-SUP-001', 'RuntimeError: label_amp'],
  source: [
    code.components(1539, 1551),
    code.dataloader(245),
    knownIssue('DATA-SUP-001'),
    evidence('supervised-training-and-losses'),
  ],
  tried: true,
  why: 'The network requires `label_amp` and `label_phase` in each batch. The batches that `python -m ptycho_torch.train` and `ptycho_train` build from an NPZ file never contain them; the memory-mapped loader builds them from the array `label`.',
  check: ({ value, array }) => {
    if (value('pt_model_config', 'mode') !== 'Supervised') return [];
    // Reported by labels-missing.
    if (!LABELS.some((name) => array(name))) return [];
    const label = array('label')
      ? ''
      : ' It reads the array `label`, which this dataset does not have.';
    return [
      {
        fields: ['mode', 'model_type'],
        message: `The mode is Supervised: \`python -m ptycho_torch.train\` and \`ptycho_train\` stop with error DATA-SUP-001, whatever labels the dataset contains. Train from a memory-mapped \`PtychoDataset\` (\`ptycho_torch/train_lightning_only.py\`).${label}`,
        fixes: [{ ...clearOverrides('model_type', 'mode'), label: 'Use unsupervised training' }],
      },
    ];
  },
});

export const supervisedLoss = rule({
  id: 'supervised-loss',
  title: 'Supervised training with the Poisson loss',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['torch_loss_mode', 'mode'],
  raises: ['AttributeError: loss_name', 'ValueError: Supervised mode requires'],
  source: [evidence('supervised-training-and-losses')],
  tried: true,
  why: 'Supervised training compares objects, not counts; the network accepts only the mean absolute error.',
  check: ({ value, target }) => {
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
                "The mode is Supervised, but `loss_function` is 'Poisson', the default: `train_lightning_only` stops with an `AttributeError` when it builds the network. Set `loss_function` to MAE.",
              fixes: [setOverride('loss_function', 'MAE')],
            },
          ];
    return [
      {
        fields: ['torch_loss_mode'],
        ...(target.traits.run.setsSupervisedLoss ? { entryPoints: ['lightning'] } : {}),
        message: `\`torch_loss_mode\` is '${String(loss)}', but the mode is Supervised. Set \`torch_loss_mode\` to mae.`,
        fixes: [setOverride('torch_loss_mode', 'mae')],
      },
    ];
  },
});
