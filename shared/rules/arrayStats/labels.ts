import { rule } from '../rule';
import { short } from './text';

export const labelConstant = rule({
  id: 'label-constant',
  title: 'All labels are the same',
  outcome: 'wrong-result',
  stage: 'train',
  workflows: ['training'],
  fields: ['Y', 'label', 'mode', 'model_type'],
  source: 'V36; DATA-SUP-001',
  why: 'Labels of one value are placeholders that a tool filled in; supervised training then learns that value, whatever the pattern.',
  check: ({ valuesOf, value, datasetField }) => {
    if (value('pt_model_config', 'mode') !== 'Supervised') return [];
    return ['Y', 'label', 'label_amp'].flatMap((name) => {
      const label = valuesOf(name);
      if (!label || label.count < 2 || label.min === null || label.min !== label.max) return [];
      if (label.imaginary) return [];
      return [
        {
          fields: [name, datasetField],
          message: `${name} is ${short(label.min)} at all ${label.count} places: a placeholder. Save the true object patches, or train Unsupervised.`,
        },
      ];
    });
  },
});
