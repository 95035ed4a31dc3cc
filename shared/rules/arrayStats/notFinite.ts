import { rule } from '../rule';
import { framesText } from './text';

const LABELS = ['Y', 'label', 'label_amp', 'label_phase'];

export const notFinite = rule({
  id: 'values-not-finite',
  title: 'An array holds NaN or infinities',
  outcome: 'wrong-result',
  stage: 'train',
  fields: ['diffraction', 'probeGuess', 'objectGuess', 'Y'],
  source: 'V8; V10; CI-ABSOLUTE-SCALE-CONTRACT-001',
  why: 'The patterns are scaled by a mean over all of them, and every patch is multiplied by the probe: one NaN makes the loss NaN from the first step. The count contract refuses them when it loads.',
  check: ({ values, valuesOf, value, datasetField }) => {
    if (!values) return [];
    const stack = values.patterns;
    const supervised = value('pt_model_config', 'mode') === 'Supervised';
    const names = [stack?.array ?? '', 'probeGuess', 'objectGuess', ...(supervised ? LABELS : [])];
    return names.flatMap((name) => {
      const array = valuesOf(name);
      if (!array || array.nan + array.infinite === 0) return [];
      const bad = [
        array.nan > 0 ? `${array.nan} NaN` : '',
        array.infinite > 0 ? `${array.infinite} infinite` : '',
      ]
        .filter(Boolean)
        .join(' and ');
      const where =
        name === stack?.array && stack.notFinite.count > 0
          ? `, in the patterns ${framesText(stack.notFinite)}`
          : '';
      return [
        {
          fields: [name, datasetField],
          message: `${name} holds ${bad} of ${array.count} values${where}. Replace them (numpy.nan_to_num), or leave those patterns out with their positions.`,
        },
      ];
    });
  },
});
