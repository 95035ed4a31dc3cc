import { evidence } from '../../sources/source';
import { knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
import { rule } from '../rule';
import { short } from './text';

export const labelConstant = rule({
  id: 'label-constant',
  title: 'All labels have the same value',
  outcome: 'wrong-result',
  stage: 'train',
  workflows: ['training'],
  fields: ['Y', 'label', 'mode', 'model_type'],
  source: [knownIssue('DATA-SUP-001'), evidence('supervised-training-and-losses')],
  tried: true,
  why: 'Constant labels are usually placeholders written by a tool. Supervised training then learns this constant for every pattern.',
  check: ({ valuesOf, value, datasetField }) => {
    if (value('pt_model_config', 'mode') !== 'Supervised') return [];
    return ['Y', 'label', 'label_amp'].flatMap((name) => {
      const label = valuesOf(name);
      if (!label || label.count < 2 || label.min === null || label.min !== label.max) return [];
      if (label.imaginary) return [];
      return [
        {
          fields: [name, datasetField],
          message: `All ${label.count} values of ${asCode(name)} are ${short(label.min)}, probably a placeholder. Save the true object patches, or use unsupervised training.`,
        },
      ];
    });
  },
});
