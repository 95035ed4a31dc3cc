import { shapeText } from '../../dataset/probeSize';
import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { MEMORY_MAPPED } from './loaders';

/** Array names of labels; the memory-mapped loader reads only the last. */
const LABELS = ['Y', 'label_amp', 'label_phase', 'label'];

export const labelName = rule({
  id: 'label-name',
  title: 'PyTorch does not read labels under this name',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['lightning'],
  fields: ['Y', 'label', 'mode', 'model_type'],
  raises: ['ValueError: key(s): label'],
  source: [
    code.dataloader(245),
    code.components(1539),
    knownIssue('DATA-SUP-001'),
    evidence('supervised-training-and-losses'),
  ],
  tried: true,
  why: 'Labels reach PyTorch only through the memory-mapped loader, which reads the array `label`. The other loaders read `Y` for TensorFlow, or no labels.',
  check: ({ value, array, datasetField }) => {
    if (value('pt_model_config', 'mode') !== 'Supervised' || array('label')) return [];
    const held = LABELS.filter((name) => array(name));
    if (held.length === 0) return [];
    return [
      {
        fields: ['label', ...held, datasetField],
        message: `The mode is Supervised, but the labels are stored as ${held.map(asCode).join(', ')}: ${MEMORY_MAPPED} requires \`label\` and stops with a \`ValueError\`, and the other loaders pass no labels to PyTorch. Save the complex labels as \`label\`, in the shape of the patterns.`,
      },
    ];
  },
});

export const labelShape = rule({
  id: 'label-shape',
  title: 'Labels do not match the patterns',
  outcome: 'crash',
  stage: 'load',
  workflows: ['training'],
  entryPoints: ['lightning'],
  fields: ['Y', 'label'],
  raises: ['ValueError: label shape'],
  source: [
    code.dataloader(264),
    code.tensorflowComponents(389),
    knownIssue('DATA-SUP-001'),
    evidence('supervised-training-and-losses'),
  ],
  tried: true,
  why: 'Each pattern needs one label. The memory-mapped loader rejects labels whose shape differs from that of the patterns; `ptycho_train` discards `Y` when the numbers differ, and trains without labels.',
  check: ({ value, array, patterns, datasetField }) => {
    const stack = patterns();
    if (value('pt_model_config', 'mode') !== 'Supervised' || !stack) return [];
    const wanted = shapeText(stack.shape);
    return ['label', 'Y'].flatMap((name) => {
      const labels = array(name);
      if (!labels) return [];
      const fits =
        name === 'Y' ? labels.shape[0] === stack.shape[0] : shapeText(labels.shape) === wanted;
      if (fits) return [];
      return [
        {
          fields: [name, datasetField],
          message: `${asCode(name)} has the shape ${shapeText(labels.shape)}, but the patterns have ${wanted}. Save one label per pattern, in the shape of the patterns.`,
        },
      ];
    });
  },
});
