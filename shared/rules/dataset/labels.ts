import { shapeText } from '../../dataset/probeSize';
import { rule } from '../rule';
import { MEMORY_MAPPED } from './loaders';

/** Names under which labels stand, of which the memory-mapped loader reads the last. */
const LABELS = ['Y', 'label_amp', 'label_phase', 'label'];

export const labelName = rule({
  id: 'label-name',
  title: 'The labels stand under a name that PyTorch does not read',
  outcome: 'crash',
  stage: 'load',
  targets: ['ptychopinn-2026.07'],
  workflows: ['training'],
  entryPoints: ['lightning'],
  fields: ['Y', 'label', 'mode', 'model_type'],
  source: 'DATA-SUP-001; V36 (D:245, W:1539)',
  why: 'Labels reach PyTorch through the memory-mapped loader alone, which knows the name label. The other loaders read Y for TensorFlow, or nothing.',
  check: ({ value, array, datasetField }) => {
    if (value('pt_model_config', 'mode') !== 'Supervised' || array('label')) return [];
    const held = LABELS.filter((name) => array(name));
    if (held.length === 0) return [];
    return [
      {
        fields: ['label', ...held, datasetField],
        message: `The mode is Supervised and the labels stand under ${held.join(', ')}; ${MEMORY_MAPPED} reads label and stops with a ValueError; the other loaders give PyTorch no labels at all. Save the complex labels as label, in the shape of the patterns.`,
      },
    ];
  },
});

export const labelShape = rule({
  id: 'label-shape',
  title: 'The labels do not fit the patterns',
  outcome: 'crash',
  stage: 'load',
  workflows: ['training'],
  entryPoints: ['lightning'],
  fields: ['Y', 'label'],
  source: 'DATA-SUP-001; V36 (D:264, TW:389)',
  why: 'One label belongs to one pattern. The memory-mapped loader refuses labels of another shape than the patterns; the shared script drops Y when their numbers differ, and trains without.',
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
          message: `${name} has the shape ${shapeText(labels.shape)}, the patterns ${wanted}. Save one label a pattern, in the patterns' shape.`,
        },
      ];
    });
  },
});
